package ventral.render.imageset;

import java.util.List;
import java.util.Optional;

/** The image files of an image set. Thread-safe. */
public interface ImageFiles {

    /**
     * An image file that exists.
     *
     * @param path path below the set's folder
     */
    record ImageFile(String path, long bytes) {}

    /** Returns the first of some paths at which a file exists. */
    Optional<ImageFile> find(List<String> paths);

    /**
     * Reads an image and scales it.
     *
     * @param size target width and height in pixels
     * @return RGB, one byte a channel, row by row from the top
     * @throws ImageSetException if the file is not an image, or the image is not square
     */
    byte[] read(String path, int size);
}
