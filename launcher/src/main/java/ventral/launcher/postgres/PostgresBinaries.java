package ventral.launcher.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import ventral.launcher.component.LaunchException;

/** Unpacks PostgreSQL's programs from their jar: {@code initdb} and {@code postgres} of one major version. */
final class PostgresBinaries {

    /** Major version of the data format. Programs of another major version cannot read it. */
    static final String MAJOR_VERSION = "17";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private PostgresBinaries() {}

    /**
     * Unpacks the programs into a folder of the cache, unless they are already there.
     *
     * <p>The files are not flushed to disk one by one, which would take seconds. A crash of the machine could therefore
     * leave empty files, so files from before the machine's last start are unpacked again.
     *
     * @return the folder of the programs
     * @throws LaunchException if they cannot be unpacked
     */
    static Path unpack(Path cache) throws LaunchException {
        try {
            byte[] archive = archive();
            Path folder = cache.resolve("postgresql-%s-%08x".formatted(MAJOR_VERSION, checksum(archive)));
            String boot = Files.readString(BOOT);
            if (!isUnpacked(folder, boot)) {
                unpack(archive, boot, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new LaunchException(
                    "PostgreSQL's programs cannot be unpacked into %s: %s".formatted(cache, e.getMessage()), e);
        }
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(ARCHIVE + " is not on the class path: the build is incomplete");
            }
            return archive.readAllBytes();
        }
    }

    private static long checksum(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return checksum.getValue();
    }

    private static boolean isUnpacked(Path folder, String boot) throws IOException {
        Path mark = mark(folder);
        return Files.exists(mark) && Files.readString(mark).equals(boot);
    }

    /** Returns the file that names the start of the machine since which the folder is complete. */
    private static Path mark(Path folder) {
        return folder.resolve("unpacked");
    }

    /** Unpacks into a draft folder, so that another system that starts at the same time finds all files or none. */
    private static void unpack(byte[] archive, String boot, Path folder) throws IOException {
        Path draft = Files.createTempDirectory(folder.getParent(), "postgresql-draft");
        try {
            var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
            Files.writeString(mark(draft), boot);
            replace(folder, draft, boot);
        } finally {
            delete(draft);
        }
    }

    private static void replace(Path folder, Path draft, String boot) throws IOException {
        if (Files.exists(folder) && !isUnpacked(folder, boot)) {
            delete(folder);
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isUnpacked(folder, boot)) {
                throw e;
            }
            // another system was faster
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("'%s' leads out of the archive".formatted(entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
