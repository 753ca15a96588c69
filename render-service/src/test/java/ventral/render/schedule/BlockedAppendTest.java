package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.platform.tracing.Span;
import ventral.platform.tracing.Tracer;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.StreamMetadata;
import ventral.render.stream.StreamPlan;
import ventral.render.stream.StreamProgress;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;

/** Tests a scheduler whose log has no space for the fourth batch until it is released. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockedAppendTest {

    private static final StreamName STREAM = new StreamName("a");
    private static final int BATCH = 8;
    private static final StreamSpec SPEC = StreamSpec.rendered(5, 20 * BATCH, 32, BATCH);
    private static final Set<Integer> ALL_PARTITIONS = Set.of(0, 1, 2, 3);
    private static final SmallSceneFactory SCENES = new SmallSceneFactory("objects");
    private static final SceneRenderer RENDERER = new GreySceneRenderer();

    private final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    private final ImageLogs blockingLogs = new BlockingImageLogs();
    private final LinkedBlockingQueue<StreamProgress> reports = new LinkedBlockingQueue<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final StreamScheduler scheduler = new StreamScheduler(
            new PartitionAssignment(4, 4),
            blockingLogs,
            new StreamReconciler(
                    SCENES,
                    blockingLogs,
                    new LiveRuns(),
                    6,
                    () -> Duration.ZERO,
                    new RecordingStreamStatuses(this::onProgress),
                    Tracer.NONE));

    @Test
    void a_blocked_append_blocks_no_revocation_and_is_not_made_after_it() throws InterruptedException {
        Thread renderer = startUntilBlocked();
        scheduler.revokePartitions(partition -> true);
        assertThat(batchIndices()).containsExactly(0L, 1L, 2L);
        released.countDown();
        assertThat(reports.take().renderedImageCount()).isEqualTo(3 * BATCH);
        scheduler.stop();
        renderer.join();
        assertThat(batchIndices()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_blocked_append_blocks_no_stop_and_is_not_made_after_it() throws InterruptedException {
        Thread renderer = startUntilBlocked();
        scheduler.stop();
        released.countDown();
        renderer.join();
        assertThat(batchIndices()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_blocked_append_blocks_no_change_of_the_desired_state() throws InterruptedException {
        Thread renderer = startUntilBlocked();
        scheduler.apply(new DesiredStream(STREAM, SPEC, DesiredState.PAUSED));
        released.countDown();
        StreamProgress report = reports.take();
        while (report.state() != StreamProgress.State.PAUSED) {
            report = reports.take();
        }
        assertThat(report.renderedImageCount()).isEqualTo(3 * BATCH);
        scheduler.stop();
        renderer.join();
    }

    @Test
    void a_partition_that_comes_back_during_a_blocked_append_goes_on_after_what_another_renderer_appended()
            throws InterruptedException {
        Thread renderer = startUntilBlocked();
        scheduler.revokePartitions(partition -> true);
        appendAsAnotherRenderer(LongStream.range(3, 7));
        scheduler.assignPartitions(ALL_PARTITIONS);
        released.countDown();
        renderer.join();
        assertThat(batchIndices())
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
    }

    private Thread startUntilBlocked() throws InterruptedException {
        scheduler.assignPartitions(ALL_PARTITIONS);
        scheduler.apply(new DesiredStream(STREAM, SPEC, DesiredState.RENDERED));
        Thread renderer = new Thread(() -> {
            try {
                scheduler.run(library -> RENDERER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        renderer.setDaemon(true);
        renderer.start();
        blocked.await();
        return renderer;
    }

    private void onProgress(StreamProgress progress) {
        reports.add(progress);
        if (progress.state() == StreamProgress.State.SUCCEEDED) {
            scheduler.stop();
        }
    }

    private void appendAsAnotherRenderer(LongStream indices) {
        RenderedBatchSource source = new RenderedBatchSource(
                SPEC, SCENES.digest(SPEC, SceneSpec.DEFAULT), SmallSceneFactory.SAMPLER, RENDERER);
        try (ImageLog log = logs.open(STREAM, SPEC, ALL_PARTITIONS)) {
            indices.mapToObj(source::batch).forEach(log::append);
        }
    }

    private List<Long> batchIndices() {
        return logs.batches(STREAM).stream().map(ImageBatch::batchIndex).toList();
    }

    private final class BlockingImageLogs implements ImageLogs {

        @Override
        public ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions) {
            return new BlockingImageLog(logs.open(stream, spec, partitions));
        }

        @Override
        public void abandon(StreamName stream) {
            logs.abandon(stream);
        }

        @Override
        public void delete(StreamName stream) {
            logs.delete(stream);
        }
    }

    private final class BlockingImageLog implements ImageLog {

        private final ImageLog log;

        BlockingImageLog(ImageLog log) {
            this.log = log;
        }

        @Override
        public StreamPlan plan() {
            return log.plan();
        }

        @Override
        public Optional<StreamMetadata> metadata() {
            return log.metadata();
        }

        @Override
        public void awaitSpace() {
            if (log.plan().loggedBatchCount() == 3) {
                blocked.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void append(ImageBatch batch, Span span) {
            log.append(batch, span);
        }

        @Override
        public void flush() {
            log.flush();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
