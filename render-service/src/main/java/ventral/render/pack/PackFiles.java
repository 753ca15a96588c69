package ventral.render.pack;

import java.util.Optional;

/** The files of one part of a pack. May be asked by several threads at once. */
public interface PackFiles {

    /**
     * @param path with {@code /} between folders, relative to the part's root
     * @return the file's content, or nothing if there is no such file
     */
    Optional<byte[]> read(String path);
}
