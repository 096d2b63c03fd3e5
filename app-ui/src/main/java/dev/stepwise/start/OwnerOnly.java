package dev.stepwise.start;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps files their owner's alone, where the file system knows owners: whoever may write the data folder could have this process run
 * programs of theirs. Elsewhere, as on Windows, it does nothing.
 */
final class OwnerOnly {

    private static final int FOR_OTHERS = 0077;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int PERMISSIONS = 07777;

    private OwnerOnly() {}

    /** Makes a folder and those above it that are not there. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, isKnownAt(folder) ? attribute("rwx------") : new FileAttribute<?>[0]);
        }
    }

    /** Makes an empty file; one that is there stays, and is closed to others if it is this user's. */
    static void makeFile(Path file) throws IOException {
        boolean isKnown = isKnownAt(file);
        try {
            Files.createFile(file, isKnown ? attribute("rw-------") : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException there) {
            if (isKnown && Files.isRegularFile(file) && owner(file) == user()) {
                closeToOthers(file);
            }
        }
    }

    /**
     * Closes a folder to others; not yet what is in it.
     *
     * @throws StartFailure if it is somebody else's, or others can put another one in its place
     */
    static void closeFolder(Path folder) throws IOException {
        if (isKnownAt(folder)) {
            requireOurs(folder, folder);
            closeToOthers(folder);
            requireSafeAbove(folder);
            requireSafeAbove(folder.toRealPath());
        }
    }

    /**
     * Closes all that is in a folder to others.
     *
     * @throws StartFailure if any of it is somebody else's
     */
    static void closeContents(Path folder) throws IOException {
        if (isKnownAt(folder)) {
            Files.walkFileTree(folder.toRealPath(), new Closing(folder));
        }
    }

    private static final class Closing extends SimpleFileVisitor<Path> {

        private final Path folder;

        Closing(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
            return visitFile(inner, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                requireOurs(file, folder);
                // a link has no permissions of its own
                if (!attributes.isSymbolicLink()) {
                    closeToOthers(file);
                }
            } catch (NoSuchFileException gone) {
                // the server of a Stepwise that was killed still works on its files
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failed;
        }
    }

    private static void requireOurs(Path file, Path folder) throws IOException {
        if (owner(file) != user()) {
            throw StartFailure.because(
                    (file.equals(folder) ? "The data folder " + folder : file + " in the data folder")
                            + " belongs to another user, who could have Stepwise run programs of theirs. Choose another folder with"
                            + " --data, or make it yours (chown -R) if you trust what is in it.");
        }
    }

    private static void requireSafeAbove(Path folder) throws IOException {
        for (Path above = folder.getParent(); above != null; above = above.getParent()) {
            int mode = mode(above);
            if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
                throw StartFailure.because("Every user of this machine may write in " + above
                        + ", and so could put another folder in the place of the data folder " + folder
                        + ". Choose another one with --data, or take that right away: chmod o-w " + above + ".");
            }
        }
    }

    private static void closeToOthers(Path file) throws IOException {
        int mode = mode(file);
        if ((mode & FOR_OTHERS) != 0) {
            Files.setAttribute(file, "unix:mode", mode & PERMISSIONS & ~FOR_OTHERS);
        }
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static long owner(Path file) throws IOException {
        return Integer.toUnsignedLong((int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    /** Whether this process runs as the user who may do everything; false where nobody is known as that, as on Windows. */
    static boolean isRoot() {
        return File.separatorChar == '/' && user() == 0;
    }

    private static long user() {
        return new UnixSystem().getUid();
    }

    private static FileAttribute<?>[] attribute(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    private static boolean isKnownAt(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there).supportsFileAttributeView("posix");
    }
}
