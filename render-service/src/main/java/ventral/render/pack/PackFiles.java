package ventral.render.pack;

import java.util.Optional;

/** The files of one part of a pack. Thread-safe. */
public interface PackFiles {

    /** Largest file that is read, in bytes; of an archive's entry its size when inflated. */
    int MAX_FILE_BYTES = 512 << 20;

    /**
     * Reads a file.
     *
     * @param path path relative to the part's root, with {@code /} between folders
     * @return the file's content, or empty if there is no such file
     * @throws DamagedPackFileException if the file is damaged or has more than {@link #MAX_FILE_BYTES}
     * @throws java.io.UncheckedIOException if the disk cannot be read
     */
    Optional<byte[]> read(String path);
}
