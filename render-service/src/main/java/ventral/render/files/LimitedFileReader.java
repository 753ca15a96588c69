package ventral.render.files;

import java.io.IOException;
import java.io.InputStream;
import ventral.render.pack.DamagedPackFileException;

/** Reads files of packs up to a limit, so that a small archive cannot inflate to more than the memory. */
final class LimitedFileReader {

    private LimitedFileReader() {}

    /**
     * Reads a stream to its end.
     *
     * @param name names the file in the error
     * @throws DamagedPackFileException if the stream has more than {@code limit} bytes
     */
    static byte[] read(InputStream in, int limit, String name) throws IOException {
        byte[] content = in.readNBytes(limit);
        if (in.read() >= 0) {
            throw new DamagedPackFileException(
                    "%s has more than %d bytes; simplify the model, scale its texture down, or store the file uncompressed in its archive"
                            .formatted(name, limit),
                    null);
        }
        return content;
    }
}
