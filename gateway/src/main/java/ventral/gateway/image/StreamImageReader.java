package ventral.gateway.image;

import java.util.List;

/** Reads images from the logs of streams. */
public interface StreamImageReader {

    /**
     * Reads images from the first of a range up to the last that is in the log and within the limits of the range.
     *
     * @throws ImageReadersBusyException if all image readers are busy
     * @throws ImageLogUnavailableException if the log is unavailable
     * @throws ventral.contract.image.DamagedStreamException if an image that should be in the log is missing or cannot
     *     be decoded
     */
    List<Image> read(ImageRange range);
}
