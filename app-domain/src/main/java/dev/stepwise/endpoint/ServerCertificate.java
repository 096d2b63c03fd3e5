package dev.stepwise.endpoint;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A TLS certificate: of a model server, or of an authority that signs those of servers. */
public record ServerCertificate(X509Certificate x509) {

    /** Characters of a text with certificates, at most. */
    public static final int TEXT_LIMIT = 64 << 10;

    private static final int MOST = 10;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern BLOCK = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\\s]+)" + END);

    /**
     * Reads one to ten certificates in PEM. Empty if one of them is none, or if something else is among them: a private key that was
     * pasted by mistake is to be kept nowhere.
     */
    public static Optional<List<ServerCertificate>> read(String pem) {
        if (pem.length() > TEXT_LIMIT) {
            return Optional.empty();
        }
        var certificates = new ArrayList<ServerCertificate>();
        var blocks = BLOCK.matcher(pem);
        try {
            while (blocks.find()) {
                var bytes = Base64.getMimeDecoder().decode(blocks.group(1));
                certificates.add(new ServerCertificate((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes))));
            }
        } catch (CertificateException | IllegalArgumentException none) {
            return Optional.empty();
        }
        boolean isAll = !blocks.reset().replaceAll("").contains("-----");
        return Optional.of(List.copyOf(certificates)).filter(all -> isAll && !all.isEmpty() && all.size() <= MOST);
    }

    /** The certificates in PEM, as {@link #read} reads them. */
    static String write(List<ServerCertificate> certificates) {
        return certificates.stream().map(ServerCertificate::pem).collect(Collectors.joining());
    }

    private String pem() {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded()) + "\n" + END
                + "\n";
    }

    /** Whom it names: hosts and addresses, with commas between them, else its subject; at most 200 characters, all of them visible. */
    public String names() {
        var names = new ArrayList<String>();
        try {
            var alternatives = x509.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.stream()
                        .map(alternative -> alternative.get(1))
                        .filter(String.class::isInstance)
                        .forEach(name -> names.add((String) name));
            }
        } catch (CertificateParsingException unreadable) {
            // its subject is what there is
        }
        return VisibleName.shown(
                names.isEmpty() ? x509.getSubjectX500Principal().getName() : String.join(", ", names));
    }

    /** When it stops being valid. */
    public Instant validUntil() {
        return x509.getNotAfter().toInstant();
    }

    /** The SHA-256 of it, as pairs of hexadecimal digits with colons between them. */
    public String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] encoded() {
        try {
            return x509.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "ServerCertificate[" + fingerprint() + "]";
    }
}
