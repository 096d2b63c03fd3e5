package dev.stepwise.endpoint;

import java.util.List;

/** Which certificates are trusted at one model server, and at no other. */
public sealed interface Trust {

    /** Those that an authority of the system signed, for the server's name. */
    Trust USUAL = new Usual();

    /** Those that an authority of the system signed, for the server's name. */
    record Usual() implements Trust {}

    /** Beside those, what one of these authorities signed, for the server's name. */
    record Authorities(List<ServerCertificate> certificates) implements Trust {
        public Authorities {
            certificates = List.copyOf(certificates);
        }
    }

    /** This certificate and no other, whatever name and dates stand in it and whoever signed it. */
    record Pinned(ServerCertificate certificate) implements Trust {}
}
