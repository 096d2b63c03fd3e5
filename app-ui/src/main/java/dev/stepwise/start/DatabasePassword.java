package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password of one of the embedded database's users: drawn when it is first wanted, kept in the data folder, in a file that only its owner can read. */
record DatabasePassword(Path file, String value) {

    static DatabasePassword of(String user, Path folder) throws IOException {
        Path file = folder.resolve(user + ".password");
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
