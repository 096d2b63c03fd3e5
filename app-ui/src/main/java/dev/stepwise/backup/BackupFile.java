package dev.stepwise.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A backup that is complete and undamaged: each of its bytes was read once, before anything is done with it. */
final class BackupFile implements AutoCloseable {

    private final ZipFile zip;
    private final Contents contents;

    private BackupFile(ZipFile zip, Contents contents) {
        this.zip = zip;
        this.contents = contents;
    }

    /** @throws BackupFailure if it is no backup, or a damaged one */
    static BackupFile open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupFailure("There is no file " + file + " that can be read.");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException noZip) {
            throw new BackupFailure(file + " is no backup of Stepwise, or only the beginning of one.");
        }
        try {
            return new BackupFile(zip, checked(zip, file));
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private static Contents checked(ZipFile zip, Path file) throws IOException {
        var list = zip.getEntry(Contents.ENTRY);
        if (list == null) {
            throw new BackupFailure(file + " is no backup of Stepwise.");
        }
        for (var entry : zip.stream().toList()) {
            if (!isWhole(zip, entry)) {
                throw new BackupFailure(file + " is damaged: " + entry.getName() + " is not as it was written.");
            }
        }
        try (var in = zip.getInputStream(list)) {
            var contents = Contents.read(in);
            for (var table : contents.tables()) {
                if (zip.getEntry(table.entry()) == null) {
                    throw new BackupFailure(file + " is damaged: " + table.entry() + " is missing.");
                }
            }
            return contents;
        }
    }

    private static boolean isWhole(ZipFile zip, ZipEntry entry) {
        try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue() == entry.getCrc();
        } catch (IOException unreadable) {
            return false;
        }
    }

    Contents contents() {
        return contents;
    }

    InputStream rowsOf(SavedTable table) throws IOException {
        return zip.getInputStream(zip.getEntry(table.entry()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
