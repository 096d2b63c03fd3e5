import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether the data folder can be written, and how much room there is. */
final class DataFolder {

    private static final long ENOUGH = 1_000_000_000;

    private DataFolder() {}

    static Finding look(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        String name = folder + (there.equals(folder) ? "" : " (not made yet)");
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.bad(name + " cannot be written");
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String text = String.format(Locale.ROOT, "%s, %.1f GB free", name, free / 1e9);
            return free < ENOUGH ? Finding.bad(text + ", which is too little") : Finding.good(text);
        } catch (IOException unreadable) {
            return Finding.bad(name + ": " + unreadable.getMessage());
        }
    }
}
