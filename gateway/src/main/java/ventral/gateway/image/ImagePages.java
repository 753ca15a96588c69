package ventral.gateway.image;

import java.util.List;
import java.util.Optional;
import ventral.contract.image.DamagedStreamException;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.Stream;
import ventral.gateway.ledger.StreamState;

/** Streams' images page by page, as far as their renderers say that they are there. */
public final class ImagePages {

    public static final int DEFAULT_SIZE = 16;
    public static final int MAX_SIZE = 64;

    /** Of the pictures of a page, so that it fits a message that gRPC's clients take by default. */
    static final int PNG_BYTES = 3 << 20;

    private final Images images;

    public ImagePages(Images images) {
        this.images = images;
    }

    /**
     * A page whose sort keys are indices.
     *
     * @param first index of its first image
     */
    public Page<Image> page(Stream stream, long first, int size) {
        List<Image> rows = read(stream, first, size);
        if (rows.isEmpty()) {
            return new Page<>(rows, "");
        }
        long last = first + rows.size() - 1;
        return new Page<>(rows, last + 1 < there(stream) ? Long.toString(last) : "");
    }

    /** Empty if it is not there, or not yet. */
    public Optional<Image> find(Stream stream, long index) {
        return read(stream, index, 1).stream().findFirst();
    }

    private List<Image> read(Stream stream, long first, int count) {
        long left = there(stream) - first;
        if (left <= 0) {
            return List.of();
        }
        List<Image> found = images.read(new ImageRange(
                stream.name(), stream.spec().batchSize(), first, (int) Math.min(count, left), PNG_BYTES));
        if (found.isEmpty() && stream.state() == StreamState.SUCCEEDED) {
            throw new DamagedStreamException(
                    "image %d of %s is not in its log, though all %d are said to be: delete the stream and make it again from the same spec"
                            .formatted(first, stream.name(), stream.progress().renderedImageCount()));
        }
        return found;
    }

    private static long there(Stream stream) {
        return switch (stream.state()) {
            case DELETING, DELETED -> 0;
            case QUEUED, RENDERING, SUCCEEDED, FAILED, PAUSED, WAITING ->
                stream.progress().renderedImageCount();
        };
    }
}
