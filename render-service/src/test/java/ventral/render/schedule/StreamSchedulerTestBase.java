package ventral.render.schedule;

import static java.util.stream.Collectors.toMap;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import ventral.contract.latent.Latent;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.platform.tracing.Tracer;
import ventral.render.scene.ImageMetadata;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;

/** Runs a scheduler over in-memory image logs, and collects the progress that it reports. */
@Timeout(20)
abstract class StreamSchedulerTestBase {

    static final StreamName A = new StreamName("a");
    static final StreamName B = new StreamName("b");
    static final int BATCH = 8;
    static final int LEAD = 6;
    static final StreamSpec SPEC = StreamSpec.rendered(5, 20 * BATCH, 32, BATCH);
    static final SmallSceneFactory SCENERY = new SmallSceneFactory("objects");
    static final PartitionAssignment SHARES = new PartitionAssignment(4, 4);
    static final Set<Integer> ALL_PARTITIONS = Set.of(0, 1, 2, 3);
    static final SceneRenderer PAINTER = new GreySceneRenderer();

    final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    final LiveRuns runs = new LiveRuns();
    final BlockingQueue<StreamProgress> reports = new LinkedBlockingQueue<>();
    StreamScheduler loop = loopUntil(1, p -> isEnd(p.state()));

    final StreamScheduler loopUntil(int count, Predicate<StreamProgress> counted) {
        return loopUntil(count, counted, logs, SCENERY);
    }

    /**
     * Creates a scheduler that stops itself.
     *
     * @param count number of counted reports, before and from now on, at which the scheduler is stopped
     */
    final StreamScheduler loopUntil(
            int count, Predicate<StreamProgress> counted, ImageLogs logs, SceneFactory sceneFactory) {
        StreamScheduler[] made = new StreamScheduler[1];
        made[0] = new StreamScheduler(SHARES, logs, turns(logs, sceneFactory, progress -> {
            reports.add(progress);
            if (reports.stream().filter(counted).count() == count) {
                made[0].stop();
            }
        }));
        return made[0];
    }

    final StreamReconciler turns(ImageLogs logs, SceneFactory sceneFactory, Consumer<StreamProgress> reports) {
        return new StreamReconciler(
                sceneFactory, logs, runs, LEAD, () -> Duration.ZERO, new RecordingStreamStatuses(reports), Tracer.NONE);
    }

    final void ownAll() {
        loop.assignPartitions(Set.of(0, 1, 2, 3));
    }

    final void run(SceneRenderer painter) throws InterruptedException {
        loop.run(library -> painter);
    }

    static Thread start(StreamScheduler loop, SceneRenderer painter) {
        Thread renderer = new Thread(() -> {
            try {
                loop.run(library -> painter);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        renderer.start();
        return renderer;
    }

    static boolean isEnd(State state) {
        return state == State.SUCCEEDED || state == State.FAILED;
    }

    static DesiredStream rendered(StreamName name, StreamSpec spec) {
        return new DesiredStream(name, spec, DesiredState.RENDERED);
    }

    /** Comparable content of a batch. */
    record BatchValue(long index, ByteBuffer pixels, Map<Latent, FloatBuffer> labels, List<ImageMetadata> facts) {}

    static List<BatchValue> contents(List<ImageBatch> batches) {
        return batches.stream()
                .map(batch -> new BatchValue(
                        batch.batchIndex(),
                        ByteBuffer.wrap(batch.pixels()),
                        batch.labels().entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, column -> FloatBuffer.wrap(column.getValue()))),
                        batch.facts()))
                .toList();
    }

    static List<ImageBatch> batches(LongStream indices) {
        RenderedBatchSource stream = new RenderedBatchSource(SPEC, digest(), SmallSceneFactory.SAMPLER, PAINTER);
        return indices.mapToObj(stream::batch).toList();
    }

    static StreamDigest digest() {
        return SCENERY.digest(SPEC, SceneSpec.DEFAULT);
    }

    static StreamProgress progress(State state, long images) {
        return new StreamProgress(A, state, images, SmallSceneFactory.SAMPLER.latentSpace(), digest(), null);
    }
}
