package ventral.launcher.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
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

    /** Identifies the machine's last start. */
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Identifies the machine, where its system writes the file. */
    private static final Path MACHINE = Path.of("/etc/machine-id");

    private static final long LOCK_POLL_NANOS = 50_000_000;

    private PostgresBinaries() {}

    /**
     * Unpacks the programs into a folder of the cache, unless they are already there.
     *
     * <p>The files are not flushed to disk one by one, which would take seconds. A crash of the machine could therefore
     * leave empty files, so files from before the machine's last start are unpacked again. Machines that share the cache
     * have a folder each.
     *
     * @return the folder of the programs
     * @throws LaunchException if they cannot be unpacked
     */
    static Path unpack(Path cache) throws LaunchException {
        try (FileChannel channel = FileChannel.open(
                        cache.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            byte[] archive = archive();
            Path folder = cache.resolve("postgresql-%s-%08x-%08x"
                    .formatted(
                            MAJOR_VERSION,
                            checksum(archive),
                            checksum(readIfPresent(MACHINE).getBytes(StandardCharsets.UTF_8))));
            Path mark = folder.resolve("unpacked");
            String boot = Files.readString(BOOT);
            if (!readIfPresent(mark).equals(boot)) {
                delete(folder);
                unpack(archive, folder);
                Files.writeString(mark, boot);
            }
            return folder;
        } catch (IOException e) {
            throw new LaunchException(
                    "PostgreSQL's programs cannot be unpacked into %s: %s".formatted(cache, e.getMessage()), e);
        }
    }

    /** Waits until no other system unpacks, in this JVM or another. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(LOCK_POLL_NANOS);
            }
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

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    private static String readIfPresent(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            unpack(tar, entry, folder);
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
