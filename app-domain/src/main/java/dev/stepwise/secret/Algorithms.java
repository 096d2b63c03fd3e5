package dev.stepwise.secret;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/** The algorithms of Tink's that are used here, which are made known to it at the first use. */
final class Algorithms {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink's algorithms cannot be used", impossible);
        }
    }

    private Algorithms() {}

    static Configuration known() throws GeneralSecurityException {
        return RegistryConfiguration.get();
    }
}
