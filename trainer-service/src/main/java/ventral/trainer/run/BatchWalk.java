package ventral.trainer.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.contract.spec.RunSpec;

/** A run's walk over its prefix of the stream, as often as it has epochs. */
final class BatchWalk implements AutoCloseable {

    private final ImageSource.Opening images;
    private final RunSpec spec;
    private final Supplier<Wish> wish;
    private StreamPosition position;
    private Optional<LearntFrom> pictures;
    private @Nullable ImageSource source;

    /** @param pictures that the run has learnt from before; no others may follow */
    BatchWalk(
            ImageSource.Opening images,
            RunSpec spec,
            StreamPosition start,
            Optional<LearntFrom> pictures,
            Supplier<Wish> wish) {
        this.images = images;
        this.spec = spec;
        this.wish = wish;
        this.position = start;
        this.pictures = pictures;
    }

    /** Where to go on after the batch that was given last. */
    StreamPosition position() {
        return position;
    }

    /** Waits for the next batch; none when the run is to stop. */
    Optional<LabelledBatch> next() throws InterruptedException {
        while (wish.get() == Wish.GO_ON) {
            Optional<LabelledBatch> batch = source().next();
            if (batch.isPresent()) {
                advance(batch.get());
                return batch;
            }
        }
        return Optional.empty();
    }

    private ImageSource source() {
        if (source == null) {
            source = images.open(spec.stream(), position.nextBatch());
        }
        return source;
    }

    private void advance(LabelledBatch batch) {
        if (batch.index() != position.nextBatch()) {
            throw new IllegalStateException(
                    "batch %d came where %d was due".formatted(batch.index(), position.nextBatch()));
        }
        LearntFrom these = LearntFrom.of(batch);
        if (!these.equals(pictures.orElse(these))) {
            throw new IllegalStateException(
                    "batch %d of %s is not of the stream that the run began with: %s, and before %s; the stream was deleted and made anew from something else"
                            .formatted(batch.index(), spec.stream(), these, pictures.get()));
        }
        pictures = Optional.of(these);
        if (spec.imageCount() % batch.imageCount() != 0) {
            throw new IllegalStateException("image_count %d is not a multiple of the stream's batch size %d"
                    .formatted(spec.imageCount(), batch.imageCount()));
        }
        position = position.next(spec.imageCount() / batch.imageCount());
        if (position.nextBatch() == 0) {
            close(); // the next epoch begins the prefix anew
        }
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
