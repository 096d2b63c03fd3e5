package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The embedded database's password: drawn at the first start, kept in the data folder, in a file that only its owner can read. */
record DatabasePassword(Path file, String value) {

    static DatabasePassword in(Path folder) throws IOException {
        Path file = folder.resolve("postgres.password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            OwnerOnly.makeFile(file);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return new DatabasePassword(file, Files.readString(file).strip());
    }

    @Override
    public String toString() {
        return "DatabasePassword[" + file + "]";
    }
}
