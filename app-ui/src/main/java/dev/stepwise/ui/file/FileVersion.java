package dev.stepwise.ui.file;

import com.vaadin.flow.shared.ApplicationConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The version of a file that anybody may ask for: eight digits of the hash of what is in it, as Vaadin computes it for style sheets. */
public final class FileVersion {

    static final String FOLDER = "META-INF/resources/";

    private static final int DIGITS = 8;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private FileVersion() {}

    /**
     * The address with the file's version, so that a browser may keep the file for good; as it was, where there is no such file.
     *
     * @param address below the application's root, with or without a slash or {@code context://} before it
     */
    public static String address(String address) {
        return of(path(address))
                .map(version -> address + "?" + ApplicationConstants.CONTENT_HASH_PARAMETER + "=" + version)
                .orElse(address);
    }

    /** Empty if there is no such file. */
    static Optional<String> of(String path) {
        // what is not there is not noted: anybody may ask for anything
        return Optional.ofNullable(KNOWN.computeIfAbsent(path, FileVersion::read));
    }

    private static String path(String address) {
        var prefix = ApplicationConstants.CONTEXT_PROTOCOL_PREFIX;
        var path = address.startsWith(prefix) ? address.substring(prefix.length()) : address;
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static @Nullable String read(String path) {
        var file = new ClassPathResource(FOLDER + path);
        if (!file.exists()) {
            return null;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
