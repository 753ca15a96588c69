package ventral.render.schedule;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.latent.Latent;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.ImageMetadata;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;

@Timeout(20)
class StreamSchedulerTest {

    private static final StreamName A = new StreamName("a");
    private static final StreamName B = new StreamName("b");
    private static final RunName RUN = new RunName("r");
    private static final int BATCH = 8;
    private static final int LEAD = 6;
    private static final StreamSpec SPEC = StreamSpec.rendered(5, 20 * BATCH, 32, BATCH);
    private static final StreamSpec ENDLESS = StreamSpec.rendered(5, 0, 32, BATCH);
    private static final SmallSceneFactory SCENERY = new SmallSceneFactory("objects");
    private static final PartitionAssignment SHARES = new PartitionAssignment(4, 4);
    private static final Set<Integer> ALL_PARTITIONS = Set.of(0, 1, 2, 3);
    private static final SceneRenderer PAINTER = new GreySceneRenderer();

    private final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    private final LiveRuns runs = new LiveRuns();
    private final BlockingQueue<StreamProgress> reports = new LinkedBlockingQueue<>();
    private StreamScheduler loop = loopUntil(1, p -> isEnd(p.state()));

    @Test
    void a_stream_is_rendered_whole_and_in_order() throws InterruptedException {
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(contents(logs.batches(A))).isEqualTo(contents(batches(LongStream.range(0, 20))));
    }

    @Test
    void progress_is_reported_after_every_turn_and_success_at_the_end() throws InterruptedException {
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(reports)
                .containsExactly(
                        progress(State.RENDERING, 8 * BATCH),
                        progress(State.RENDERING, 16 * BATCH),
                        progress(State.SUCCEEDED, 20 * BATCH));
    }

    @Test
    void a_stream_goes_on_where_its_log_ends() throws InterruptedException {
        begin(LongStream.of(0, 1, 2, 4, 6, 8));
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(logs.batches(A))
                .extracting(ImageBatch::batchIndex)
                .startsWith(0L, 1L, 2L, 4L, 6L, 8L, 3L, 5L, 7L, 9L, 10L);
        assertThat(contents(logs.batches(A)))
                .containsExactlyInAnyOrderElementsOf(contents(batches(LongStream.range(0, 20))));
    }

    @Test
    void a_whole_stream_is_reported_without_being_painted() throws InterruptedException {
        begin(LongStream.range(0, 20));
        ownAll();
        loop.apply(rendered(A, SPEC));
        run((scenes, first, size) -> {
            throw new IllegalStateException("there is nothing to paint");
        });
        assertThat(reports).containsExactly(progress(State.SUCCEEDED, 20 * BATCH));
    }

    @Test
    void a_changed_library_cannot_go_on_with_a_stream() throws InterruptedException {
        begin(LongStream.range(0, 3));
        loop = loopUntil(1, p -> isEnd(p.state()), logs, new SmallSceneFactory("other objects"));
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(State.FAILED);
            assertThat(report.error())
                    .startsWith("streams/a was begun with other objects or backgrounds, or by another renderer");
        });
        assertThat(logs.batches(A)).hasSize(3);
    }

    @Test
    void a_whole_stream_stays_what_it_is_when_the_renderer_has_other_objects_or_none() throws InterruptedException {
        begin(LongStream.range(0, 20));
        for (SceneFactory sceneFactory : List.of(new SmallSceneFactory("other objects"), new EmptySceneFactory())) {
            reports.clear();
            loop = loopUntil(1, p -> isEnd(p.state()), logs, sceneFactory);
            ownAll();
            loop.apply(rendered(A, SPEC));
            run(PAINTER);
            assertThat(reports).containsExactly(progress(State.SUCCEEDED, 20 * BATCH));
        }
    }

    @Test
    void a_paused_stream_is_told_of_as_its_log_has_it() throws InterruptedException {
        begin(LongStream.range(0, 3));
        loop = loopUntil(1, p -> p.state() == State.PAUSED || isEnd(p.state()), logs, new EmptySceneFactory());
        ownAll();
        loop.apply(new DesiredStream(A, SPEC, DesiredState.PAUSED));
        run(PAINTER);
        assertThat(reports).containsExactly(progress(State.PAUSED, 3 * BATCH));
    }

    @Test
    void two_streams_take_turns() throws InterruptedException {
        loop = loopUntil(2, p -> isEnd(p.state()));
        ownAll();
        loop.apply(rendered(A, SPEC));
        loop.apply(rendered(B, SPEC));
        run(PAINTER);
        assertThat(reports).extracting(StreamProgress::stream).containsExactly(A, B, A, B, A, B);
    }

    @Test
    void a_stream_that_is_wanted_twice_is_rendered_once() throws InterruptedException {
        loop = loopUntil(2, p -> isEnd(p.state()));
        ownAll();
        loop.apply(rendered(A, SPEC));
        loop.apply(rendered(A, SPEC));
        loop.apply(rendered(B, SPEC));
        run(PAINTER);
        assertThat(logs.batches(A)).hasSize(20);
        assertThat(reports)
                .extracting(StreamProgress::stream)
                .filteredOn(A::equals)
                .hasSize(3);
    }

    @Test
    void an_imported_stream_is_left_to_its_importer() throws InterruptedException {
        ownAll();
        loop.apply(rendered(
                B, new StreamSpec(5, 160, 32, BATCH, new ImportSpec("0".repeat(64)), StreamSpec.DEFAULT_ENCODING)));
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(logs.isThere(B)).isFalse();
    }

    @Test
    void every_partition_is_rendered_by_its_owner_alone() throws Exception {
        StreamScheduler other = new StreamScheduler(SHARES, logs, turns(logs, SCENERY, progress -> {
            throw new IllegalStateException("who does not own partition 0 does not speak: " + progress);
        }));
        int shareOfPartition0 = Math.floorMod(A.id().hashCode(), 4);
        loop.assignPartitions(Set.of(shareOfPartition0));
        other.assignPartitions(
                Set.of((shareOfPartition0 + 1) % 4, (shareOfPartition0 + 2) % 4, (shareOfPartition0 + 3) % 4));
        loop.apply(rendered(A, SPEC));
        other.apply(rendered(A, SPEC));
        Thread otherRenderer = start(other, PAINTER);
        run(PAINTER);
        other.stop();
        otherRenderer.join();
        assertThat(contents(logs.batches(A)))
                .containsExactlyInAnyOrderElementsOf(contents(batches(LongStream.range(0, 20))));
        assertThat(reports).last().isEqualTo(progress(State.SUCCEEDED, 20 * BATCH));
    }

    @Test
    void a_renderer_that_dies_is_replaced_without_gap_or_duplicate() throws InterruptedException {
        StreamScheduler dying = loopUntil(1, p -> p.renderedImageCount() >= 8 * BATCH);
        dying.assignPartitions(Set.of(0, 1, 2, 3));
        dying.apply(rendered(A, SPEC));
        dying.run(library -> PAINTER);
        assertThat(logs.batches(A)).hasSize(8);
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(contents(logs.batches(A))).isEqualTo(contents(batches(LongStream.range(0, 20))));
    }

    @Test
    void a_stream_that_is_taken_away_while_it_is_painted_gets_no_further_batch() throws Exception {
        CountDownLatch painting = new CountDownLatch(1);
        CountDownLatch takenAway = new CountDownLatch(1);
        ownAll();
        loop.apply(rendered(A, SPEC));
        Thread renderer = start(loop, (scenes, first, size) -> {
            if (first == 3 * BATCH) {
                painting.countDown();
                await(takenAway);
            }
            return PAINTER.render(scenes, first, size);
        });
        await(painting);
        loop.revokePartitions(share -> true);
        takenAway.countDown();
        assertThat(reports.take()).isEqualTo(progress(State.RENDERING, 3 * BATCH));
        loop.stop();
        renderer.join();
        assertThat(logs.batches(A)).hasSize(3);
    }

    @Test
    void a_stream_that_comes_back_goes_on_without_gap_or_duplicate() throws InterruptedException {
        AtomicBoolean gone = new AtomicBoolean();
        ownAll();
        loop.apply(rendered(A, SPEC));
        run((scenes, first, size) -> {
            if (first == 5 * BATCH && !gone.getAndSet(true)) {
                loop.revokePartitions(share -> true);
                ownAll();
            }
            return PAINTER.render(scenes, first, size);
        });
        assertThat(contents(logs.batches(A))).isEqualTo(contents(batches(LongStream.range(0, 20))));
    }

    @Test
    void a_paused_stream_gets_no_further_batch_until_it_is_resumed() throws InterruptedException {
        loop = loopUntil(1, p -> p.state() == State.PAUSED || isEnd(p.state()));
        ownAll();
        loop.apply(rendered(A, SPEC));
        run((scenes, first, size) -> {
            if (first == 5 * BATCH) {
                loop.apply(new DesiredStream(A, SPEC, DesiredState.PAUSED));
            }
            return PAINTER.render(scenes, first, size);
        });
        assertThat(reports).last().isEqualTo(progress(State.PAUSED, 5 * BATCH));
        assertThat(logs.batches(A)).hasSize(5);

        loop = loopUntil(2, p -> p.state() == State.PAUSED || isEnd(p.state()));
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(contents(logs.batches(A))).isEqualTo(contents(batches(LongStream.range(0, 20))));
    }

    @Test
    void of_a_deleted_stream_nothing_is_left() throws InterruptedException {
        loop = loopUntil(1, p -> p.state() == State.DELETED);
        ownAll();
        loop.apply(rendered(A, SPEC));
        run((scenes, first, size) -> {
            if (first == 5 * BATCH) {
                loop.apply(new DesiredStream(A, SPEC, DesiredState.DELETED));
            }
            return PAINTER.render(scenes, first, size);
        });
        assertThat(logs.isThere(A)).isFalse();
        assertThat(reports).extracting(StreamProgress::state).last().isEqualTo(State.DELETED);
    }

    @Test
    void a_stream_without_end_waits_for_its_slowest_live_run() throws Exception {
        runs.register(RUN, A, 0, 1000 * BATCH);
        runs.register(new RunName("slow"), A, 0, 1000 * BATCH);
        ownAll();
        loop.apply(rendered(A, ENDLESS));
        Thread renderer = start(loop, PAINTER);
        assertThat(awaited(State.WAITING)).isEqualTo(LEAD * BATCH);
        runs.updateProgress(RUN, 10 * BATCH);
        loop.retryDeferred();
        assertThat(awaited(State.WAITING)).isEqualTo((LEAD + 10) * BATCH);
        runs.updateProgress(RUN, 50 * BATCH);
        runs.updateProgress(new RunName("slow"), 12 * BATCH);
        loop.retryDeferred();
        assertThat(awaited(State.WAITING)).isEqualTo((LEAD + 12) * BATCH);
        loop.stop();
        renderer.join();
        assertThat(logs.batches(A)).hasSize(LEAD + 12);
    }

    @Test
    void an_idle_loop_wakes_for_a_new_stream() throws Exception {
        ownAll();
        Thread renderer = start(loop, PAINTER);
        while (renderer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        loop.apply(rendered(A, SPEC));
        renderer.join();
        assertThat(logs.batches(A)).hasSize(20);
    }

    @Test
    void a_stopped_loop_appends_nothing_more() throws InterruptedException {
        ownAll();
        loop.apply(rendered(A, SPEC));
        run((scenes, first, size) -> {
            if (first == 2 * BATCH) {
                loop.stop();
            }
            return PAINTER.render(scenes, first, size);
        });
        assertThat(logs.batches(A)).hasSize(2);
    }

    @Test
    void a_painter_that_fails_fails_the_stream_with_its_words_and_no_other() throws InterruptedException {
        loop = loopUntil(2, p -> isEnd(p.state()));
        ownAll();
        loop.apply(rendered(A, SPEC));
        loop.apply(rendered(B, StreamSpec.rendered(5, 2 * BATCH, 48, BATCH)));
        run((scenes, first, size) -> {
            if (size == SPEC.imageSize() && first == 12 * BATCH) {
                throw new IllegalStateException("out of paint");
            }
            return PAINTER.render(scenes, first, size);
        });
        assertThat(reports).filteredOn(p -> p.stream().equals(A)).satisfiesExactly(first -> {}, last -> {
            assertThat(last.state()).isEqualTo(State.FAILED);
            assertThat(last.error()).isEqualTo("out of paint");
        });
        assertThat(reports)
                .filteredOn(p -> p.stream().equals(B))
                .extracting(StreamProgress::state)
                .containsExactly(State.SUCCEEDED);
    }

    @Test
    void a_log_that_is_away_is_waited_for_and_fails_nothing() throws InterruptedException {
        AtomicInteger away = new AtomicInteger(2);
        ImageLogs shaky = new ImageLogs() {
            @Override
            public ImageLog open(StreamName stream, StreamSpec spec, Set<Integer> partitions) {
                if (away.getAndDecrement() > 0) {
                    loop.retryDeferred();
                    throw new StoreUnavailableException("the broker is unavailable", new IllegalStateException());
                }
                return logs.open(stream, spec, partitions);
            }

            @Override
            public void abandon(StreamName stream) {
                logs.abandon(stream);
            }

            @Override
            public void delete(StreamName stream) {
                logs.delete(stream);
            }
        };
        loop = loopUntil(1, p -> isEnd(p.state()), shaky, SCENERY);
        ownAll();
        loop.apply(rendered(A, SPEC));
        run(PAINTER);
        assertThat(logs.batches(A)).hasSize(20);
        assertThat(reports).extracting(StreamProgress::state).doesNotContain(State.FAILED);
    }

    @Test
    void an_object_library_that_is_not_here_fails_its_stream_and_no_other() throws InterruptedException {
        loop = loopUntil(2, p -> isEnd(p.state()));
        ownAll();
        SceneSpec elsewhere = new SceneSpec("elsewhere", GeometryProfile.UNIFORM, MaterialRule.OWN, List.of());
        loop.apply(rendered(A, new StreamSpec(5, 160, 32, BATCH, elsewhere, StreamSpec.DEFAULT_ENCODING)));
        loop.apply(rendered(B, SPEC));
        run(PAINTER);
        assertThat(reports.remove().error()).isEqualTo("there is no library elsewhere");
        assertThat(logs.batches(B)).hasSize(20);
    }

    private StreamScheduler loopUntil(int count, Predicate<StreamProgress> counted) {
        return loopUntil(count, counted, logs, SCENERY);
    }

    /**
     * Creates a scheduler that stops itself.
     *
     * @param count number of counted reports, before and from now on, at which the scheduler is stopped
     */
    private StreamScheduler loopUntil(
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

    private StreamReconciler turns(
            ImageLogs logs, SceneFactory sceneFactory, java.util.function.Consumer<StreamProgress> reports) {
        return new StreamReconciler(
                sceneFactory, logs, runs, LEAD, () -> Duration.ZERO, new RecordingStreamStatuses(reports));
    }

    private void ownAll() {
        loop.assignPartitions(Set.of(0, 1, 2, 3));
    }

    private void run(SceneRenderer painter) throws InterruptedException {
        loop.run(library -> painter);
    }

    private static Thread start(StreamScheduler loop, SceneRenderer painter) {
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

    /** Returns the number of images at which the stream entered a state. */
    private long awaited(State state) throws InterruptedException {
        StreamProgress report = reports.take();
        while (report.state() != state) {
            report = reports.take();
        }
        return report.renderedImageCount();
    }

    private void begin(LongStream indices) {
        try (ImageLog log = logs.open(A, SPEC, ALL_PARTITIONS)) {
            batches(indices).forEach(log::append);
        }
    }

    private static boolean isEnd(State state) {
        return state == State.SUCCEEDED || state == State.FAILED;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DesiredStream rendered(StreamName name, StreamSpec spec) {
        return new DesiredStream(name, spec, DesiredState.RENDERED);
    }

    /** Scene factory of a renderer that lacks the assets of its streams. */
    private static final class EmptySceneFactory implements SceneFactory {

        @Override
        public SceneSampler sampler(SceneSpec spec) {
            throw new IllegalArgumentException("there is no library " + spec.library());
        }

        @Override
        public StreamDigest digest(StreamSpec spec, SceneSpec scenes) {
            throw new IllegalArgumentException("there is no library " + scenes.library());
        }
    }

    /** Comparable content of a batch. */
    private record BatchValue(
            long index, ByteBuffer pixels, Map<Latent, FloatBuffer> labels, List<ImageMetadata> facts) {}

    private static List<BatchValue> contents(List<ImageBatch> batches) {
        return batches.stream()
                .map(batch -> new BatchValue(
                        batch.batchIndex(),
                        ByteBuffer.wrap(batch.pixels()),
                        batch.labels().entrySet().stream()
                                .collect(toMap(Map.Entry::getKey, column -> FloatBuffer.wrap(column.getValue()))),
                        batch.facts()))
                .toList();
    }

    private static List<ImageBatch> batches(LongStream indices) {
        RenderedBatchSource stream = new RenderedBatchSource(SPEC, digest(), SmallSceneFactory.SAMPLER, PAINTER);
        return indices.mapToObj(stream::batch).toList();
    }

    private static StreamDigest digest() {
        return SCENERY.digest(SPEC, SceneSpec.DEFAULT);
    }

    private static StreamProgress progress(State state, long images) {
        return new StreamProgress(A, state, images, SmallSceneFactory.SAMPLER.latentSpace(), digest(), null);
    }
}
