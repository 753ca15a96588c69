package ventral.render.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.platform.tracing.Span;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;

/**
 * Image logs that exist as long as this object. Like a broker, they accept whatever is appended, including duplicates.
 */
public final class InMemoryImageLogs implements ImageLogs {

    private final int partitionCount;
    private final Map<StreamName, List<ImageBatch>> logs = new HashMap<>();

    public InMemoryImageLogs(int partitionCount) {
        this.partitionCount = partitionCount;
    }

    @Override
    public synchronized ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions) {
        List<ImageBatch> log = logs.computeIfAbsent(stream, name -> new ArrayList<>());
        return new InMemoryImageLog(log, StreamPlan.after(spec.batchCount(), partitions, lastInPartition(log)));
    }

    @Override
    public void abandon(StreamName stream) {
        // every append is complete when it returns
    }

    @Override
    public synchronized void delete(StreamName stream) {
        logs.remove(stream);
    }

    public synchronized boolean isThere(StreamName stream) {
        return logs.containsKey(stream);
    }

    /** Returns every batch of a stream's log, in the order in which they were appended. */
    public synchronized List<ImageBatch> batches(StreamName stream) {
        return List.copyOf(logs.getOrDefault(stream, List.of()));
    }

    private long[] lastInPartition(List<ImageBatch> log) {
        long[] last = new long[partitionCount];
        Arrays.fill(last, -1);
        for (ImageBatch batch : log) {
            last[ImageBatchPartition.of(batch.batchIndex(), partitionCount)] = batch.batchIndex();
        }
        return last;
    }

    private final class InMemoryImageLog implements ImageLog {

        private final List<ImageBatch> batches;
        private final StreamPlan plan;
        private boolean closed;

        InMemoryImageLog(List<ImageBatch> batches, StreamPlan plan) {
            this.batches = batches;
            this.plan = plan;
        }

        @Override
        public StreamPlan plan() {
            return plan;
        }

        @Override
        public Optional<StreamMetadata> metadata() {
            synchronized (InMemoryImageLogs.this) {
                return batches.stream()
                        .map(batch -> new StreamMetadata(batch.digest(), batch.latentSpace()))
                        .findFirst();
            }
        }

        @Override
        public void awaitSpace() {
            // there is always space
        }

        @Override
        public void append(ImageBatch batch, Span span) {
            synchronized (InMemoryImageLogs.this) {
                refuseIfClosed();
                batches.add(batch);
            }
            span.close();
        }

        @Override
        public void flush() {
            refuseIfClosed();
        }

        @Override
        public void close() {
            closed = true;
        }

        private void refuseIfClosed() {
            if (closed) {
                throw new IllegalStateException("the log is closed");
            }
        }
    }
}
