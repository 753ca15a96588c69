package ventral.render.stream;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Publishes the batches of an imported stream, from the end of its log to its last batch. */
public final class StreamImporter {

    /** Batches between two progress reports. A report covers only images that are on disk. */
    private static final int BATCHES_A_TURN = 16;

    private final ImageLogs logs;
    private final int partitionCount;
    private final Consumer<StreamProgress> reports;

    public StreamImporter(ImageLogs logs, int partitionCount, Consumer<StreamProgress> reports) {
        this.logs = logs;
        this.partitionCount = partitionCount;
        this.reports = reports;
    }

    /**
     * Publishes batches until the stream is complete. If this fails, published batches remain and another call
     * continues after them.
     *
     * @param wanted returns false once the stream is no longer desired
     * @param published receives the number of images in the log, initially and after every few batches
     * @return whether the stream is complete
     * @throws IllegalStateException if the log was begun with other images
     */
    public boolean publish(DesiredStream order, BatchSource source, BooleanSupplier wanted, LongConsumer published) {
        Set<Integer> all =
                new TreeSet<>(IntStream.range(0, partitionCount).boxed().toList());
        try (ImageLog log = logs.open(order.name(), order.spec(), all)) {
            checkSame(order, source.digest(), log);
            report(order, source, log.plan(), published);
            while (!log.plan().isComplete() && wanted.getAsBoolean()) {
                OptionalLong next = log.plan().next();
                for (int i = 0; i < BATCHES_A_TURN && next.isPresent(); i++) {
                    log.append(source.batch(next.getAsLong()));
                    log.plan().markAppended(next.getAsLong());
                    next = log.plan().next();
                }
                log.flush();
                report(order, source, log.plan(), published);
            }
            return log.plan().isComplete();
        } catch (StoreUnavailableException e) {
            throw e; // no failure of the stream: another import continues it
        } catch (RuntimeException e) {
            if (wanted.getAsBoolean()) {
                reportFailure(order, e);
            }
            throw e;
        }
    }

    private void reportFailure(DesiredStream order, RuntimeException failure) {
        try {
            reports.accept(StreamProgress.failed(order.name(), String.valueOf(failure.getMessage())));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void checkSame(DesiredStream order, StreamDigest digest, ImageLog log) {
        Optional<StreamDigest> begun = log.metadata().map(StreamMetadata::digest);
        if (begun.isPresent() && !begun.get().equals(digest)) {
            throw new IllegalStateException(
                    "%s was begun with other images: its digest is %s, but would now be %s; import the original images, or create another stream"
                            .formatted(order.name(), begun.get(), digest));
        }
    }

    private void report(DesiredStream order, BatchSource source, StreamPlan plan, LongConsumer published) {
        long images = plan.loggedBatchCount() * order.spec().batchSize();
        reports.accept(new StreamProgress(
                order.name(),
                plan.isComplete() ? StreamProgress.State.SUCCEEDED : StreamProgress.State.RENDERING,
                images,
                source.latentSpace(),
                source.digest(),
                null));
        published.accept(images);
    }
}
