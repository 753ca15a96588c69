package ventral.render.imageset;

import java.util.List;
import java.util.Optional;

/** The pictures of an image set. For any number of threads. */
public interface PictureFiles {

    /**
     * A picture that is there.
     *
     * @param path below the set's folder
     */
    record Found(String path, long bytes) {}

    /** The first of some paths that there is a file under. */
    Optional<Found> find(List<String> paths);

    /**
     * Reads a picture and brings it to a size.
     *
     * @param size width and height wanted, pixels
     * @return RGB, one byte a channel, row by row from the top
     * @throws ImageSetException if it is no picture, or not a square one
     */
    byte[] read(String path, int size);
}
