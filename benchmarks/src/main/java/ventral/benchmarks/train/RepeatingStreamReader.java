package ventral.benchmarks.train;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;

/** Reads the batches of a stream repeatedly, each time from a new source, as the epochs of a run do. */
final class RepeatingStreamReader implements AutoCloseable {

    private final ImageSource.ImageSourceFactory images;
    private final StreamName stream;
    private final long batchCount;
    private @Nullable ImageSource source;
    private long given;

    RepeatingStreamReader(ImageSource.ImageSourceFactory images, StreamName stream, long batchCount) {
        this.images = images;
        this.stream = stream;
        this.batchCount = batchCount;
    }

    LabelledBatch next() throws InterruptedException {
        if (source == null) {
            source = images.open(stream, 0);
        }
        Optional<LabelledBatch> batch = source.next();
        while (batch.isEmpty()) {
            batch = source.next();
        }
        given++;
        if (given % batchCount == 0) {
            close();
        }
        return batch.get();
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
