package ventral.render.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import ventral.render.imageset.ImageSetException;

/** The folder of an image set, which the paths of an index do not leave. */
record ImageSetFolder(Path folder) {

    ImageSetFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Returns the file at a path below the folder.
     *
     * @throws ImageSetException if the path leads out of the folder
     */
    Path resolve(String path) {
        try {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // reported below
        }
        throw new ImageSetException(
                "'%s' is not a path below %s; an index names files in the folder of its set".formatted(path, folder));
    }
}
