package ventral.render.pack;

import java.util.Optional;

/** The files of one part of a pack. Thread-safe. */
public interface PackFiles {

    /**
     * Reads a file.
     *
     * @param path path relative to the part's root, with {@code /} between folders
     * @return the file's content, or empty if there is no such file
     */
    Optional<byte[]> read(String path);
}
