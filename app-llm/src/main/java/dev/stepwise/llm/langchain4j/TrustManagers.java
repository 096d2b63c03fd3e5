package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes what decides whether a server's certificate is trusted. */
final class TrustManagers {

    private TrustManagers() {}

    static X509ExtendedTrustManager of(Trust trust) throws GeneralSecurityException, IOException {
        return switch (trust) {
            case Trust.Usual _ -> new SigningTrust(of((KeyStore) null));
            case Trust.Authorities(var authorities) -> new SigningTrust(of(withThoseOfTheSystem(authorities)));
            case Trust.Pinned(var certificate) -> new PinnedTrust(certificate);
        };
    }

    private static KeyStore withThoseOfTheSystem(List<ServerCertificate> authorities)
            throws GeneralSecurityException, IOException {
        var all = new ArrayList<>(
                Stream.of(of((KeyStore) null).getAcceptedIssuers()).toList());
        authorities.forEach(authority -> all.add(authority.x509()));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int index = 0; index < all.size(); index++) {
            store.setCertificateEntry(String.valueOf(index), all.get(index));
        }
        return store;
    }

    /** @param store null: the system's */
    private static X509ExtendedTrustManager of(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
