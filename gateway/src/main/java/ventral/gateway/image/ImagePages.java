package ventral.gateway.image;

import java.util.List;
import java.util.Optional;
import ventral.contract.image.DamagedStreamException;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Page;

/** Reads pages of a stream's images, up to the image count that the renderer has reported. */
public final class ImagePages {

    public static final int DEFAULT_SIZE = 16;
    public static final int MAX_SIZE = 64;

    /** Limit of the PNG files of a page, so that it fits the default message size of gRPC clients. */
    static final int PNG_BYTES = 3 << 20;

    private final StreamImageReader images;

    public ImagePages(StreamImageReader images) {
        this.images = images;
    }

    /**
     * Returns a page whose sort keys are indices.
     *
     * @param first index of the first image
     */
    public Page<Image> page(Stream stream, long first, int size) {
        List<Image> rows = read(stream, first, size);
        if (rows.isEmpty()) {
            return new Page<>(rows, "");
        }
        long last = first + rows.size() - 1;
        return new Page<>(rows, last + 1 < there(stream) ? Long.toString(last) : "");
    }

    /** Finds an image; empty if it does not exist, or not yet. */
    public Optional<Image> find(Stream stream, long index) {
        return read(stream, index, 1).stream().findFirst();
    }

    private List<Image> read(Stream stream, long first, int count) {
        long left = there(stream) - first;
        if (left <= 0) {
            return List.of();
        }
        List<Image> found = images.read(new ImageRange(
                stream.name(),
                stream.spec().batchSize(),
                stream.spec().imageSize(),
                first,
                (int) Math.min(count, left),
                PNG_BYTES));
        if (found.isEmpty() && stream.state() == StreamState.SUCCEEDED) {
            throw new DamagedStreamException(
                    "image %d of %s is missing from its log, although all %d were reported: delete the stream and create it again from the same spec"
                            .formatted(first, stream.name(), stream.status().renderedImageCount()));
        }
        return found;
    }

    private static long there(Stream stream) {
        return switch (stream.state()) {
            case DELETING, DELETED -> 0;
            case QUEUED, RENDERING, SUCCEEDED, FAILED, PAUSED, WAITING ->
                stream.status().renderedImageCount();
        };
    }
}
