package ventral.render.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.render.model.GrownObjects;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.StreamProgress.State;
import ventral.render.testing.GreyPainter;
import ventral.render.testing.InMemoryImageLogs;

@Timeout(20)
class RenderLoopTest {

    private static final StreamName A = new StreamName("a");
    private static final StreamName B = new StreamName("b");
    private static final int BATCH = 8;
    private static final StreamSpec SPEC = new StreamSpec(5, 20 * BATCH, 32, BATCH);
    private static final SceneSampler SAMPLER = new SceneSampler(GrownObjects.library(), List.of(), 1);
    private static final Painter PAINTER = new GreyPainter();

    private final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    private final BlockingQueue<StreamProgress> reports = new LinkedBlockingQueue<>();
    private RenderLoop loop = loopThatStopsAfter(1, logs);

    @Test
    void an_owned_stream_is_rendered_whole_and_in_order() throws InterruptedException {
        loop.own(A, SPEC, 0);
        loop.run(PAINTER);
        assertThat(logs.batches(A)).usingRecursiveComparison().isEqualTo(batches(LongStream.range(0, 20)));
    }

    @Test
    void progress_is_reported_after_every_turn_and_success_at_the_end() throws InterruptedException {
        loop.own(A, SPEC, 0);
        loop.run(PAINTER);
        assertThat(reports)
                .containsExactly(
                        progress(State.RENDERING, 8 * BATCH),
                        progress(State.RENDERING, 16 * BATCH),
                        progress(State.SUCCEEDED, 20 * BATCH));
    }

    @Test
    void a_stream_goes_on_where_its_log_ends() throws InterruptedException {
        try (ImageLog log = logs.open(A, SPEC)) {
            batches(LongStream.of(0, 1, 2, 4, 6, 8)).forEach(log::append);
        }
        loop.own(A, SPEC, 0);
        loop.run(PAINTER);
        assertThat(logs.batches(A))
                .extracting(ImageBatch::batchIndex)
                .startsWith(0L, 1L, 2L, 4L, 6L, 8L, 3L, 5L, 7L, 9L, 10L);
        assertThat(logs.batches(A))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(batches(LongStream.range(0, 20)));
    }

    @Test
    void a_whole_stream_is_reported_without_being_painted() throws InterruptedException {
        try (ImageLog log = logs.open(A, SPEC)) {
            batches(LongStream.range(0, 20)).forEach(log::append);
        }
        loop.own(A, SPEC, 0);
        loop.run((scenes, first, size) -> {
            throw new IllegalStateException("there is nothing to paint");
        });
        assertThat(reports).containsExactly(progress(State.SUCCEEDED, 20 * BATCH));
    }

    @Test
    void two_streams_take_turns() throws InterruptedException {
        loop = loopThatStopsAfter(2, logs);
        loop.own(A, SPEC, 0);
        loop.own(B, SPEC, 1);
        loop.run(PAINTER);
        assertThat(reports).extracting(StreamProgress::stream).containsExactly(A, B, A, B, A, B);
    }

    @Test
    void a_stream_that_is_owned_twice_is_rendered_once() throws InterruptedException {
        loop = loopThatStopsAfter(2, logs);
        loop.own(A, SPEC, 0);
        loop.own(A, SPEC, 0);
        loop.own(B, SPEC, 1);
        loop.run(PAINTER);
        assertThat(logs.batches(A)).hasSize(20);
        assertThat(reports)
                .extracting(StreamProgress::stream)
                .filteredOn(A::equals)
                .hasSize(3);
    }

    @Test
    void a_stream_that_is_taken_away_while_it_is_painted_gets_no_further_batch() throws Exception {
        CountDownLatch painting = new CountDownLatch(1);
        CountDownLatch takenAway = new CountDownLatch(1);
        Thread renderer = start((scenes, first, size) -> {
            if (first == 3 * BATCH) {
                painting.countDown();
                await(takenAway);
            }
            return PAINTER.paint(scenes, first, size);
        });
        loop.own(A, SPEC, 7);
        await(painting);
        loop.disown(share -> share == 7);
        takenAway.countDown();
        assertThat(reports.take()).isEqualTo(progress(State.RENDERING, 3 * BATCH));
        loop.stop();
        renderer.join();
        assertThat(logs.batches(A)).hasSize(3);
    }

    @Test
    void only_streams_of_the_lost_shares_are_taken_away() throws InterruptedException {
        loop.own(A, SPEC, 0);
        loop.own(B, SPEC, 1);
        loop.disown(share -> share == 0);
        loop.run(PAINTER);
        assertThat(logs.batches(A)).isEmpty();
        assertThat(logs.batches(B)).hasSize(20);
    }

    @Test
    void a_stream_that_comes_back_goes_on_without_gap_or_duplicate() throws InterruptedException {
        AtomicBoolean gone = new AtomicBoolean();
        loop.own(A, SPEC, 0);
        loop.run((scenes, first, size) -> {
            if (first == 5 * BATCH && !gone.getAndSet(true)) {
                loop.disown(share -> true);
                loop.own(A, SPEC, 0);
            }
            return PAINTER.paint(scenes, first, size);
        });
        assertThat(logs.batches(A)).usingRecursiveComparison().isEqualTo(batches(LongStream.range(0, 20)));
    }

    @Test
    void an_idle_loop_wakes_for_a_new_stream() throws Exception {
        Thread renderer = start(PAINTER);
        while (renderer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        loop.own(A, SPEC, 0);
        renderer.join();
        assertThat(logs.batches(A)).hasSize(20);
    }

    @Test
    void a_stopped_loop_appends_nothing_more() throws InterruptedException {
        loop.own(A, SPEC, 0);
        loop.run((scenes, first, size) -> {
            if (first == 2 * BATCH) {
                loop.stop();
            }
            return PAINTER.paint(scenes, first, size);
        });
        assertThat(logs.batches(A)).hasSize(2);
    }

    @Test
    void a_painter_that_fails_fails_the_stream_with_its_words_and_no_other() throws InterruptedException {
        loop = loopThatStopsAfter(2, logs);
        loop.own(A, SPEC, 0);
        loop.own(B, new StreamSpec(5, 2 * BATCH, 48, BATCH), 0);
        loop.run((scenes, first, size) -> {
            if (size == SPEC.imageSize() && first == 12 * BATCH) {
                throw new IllegalStateException("out of paint");
            }
            return PAINTER.paint(scenes, first, size);
        });
        assertThat(reports).filteredOn(p -> p.stream().equals(A)).satisfiesExactly(first -> {}, last -> {
            assertThat(last.state()).isEqualTo(State.FAILED);
            assertThat(last.error()).hasValue("out of paint");
        });
        assertThat(reports)
                .filteredOn(p -> p.stream().equals(B))
                .extracting(StreamProgress::state)
                .containsExactly(State.SUCCEEDED);
    }

    @Test
    void a_log_that_cannot_be_opened_fails_its_stream_and_no_other() throws InterruptedException {
        loop = loopThatStopsAfter(2, (stream, spec) -> {
            if (stream.equals(A)) {
                throw new IllegalStateException("no place for %s".formatted(stream));
            }
            return logs.open(stream, spec);
        });
        loop.own(A, SPEC, 0);
        loop.own(B, SPEC, 0);
        loop.run(PAINTER);
        assertThat(reports.remove().error()).hasValue("no place for streams/a");
        assertThat(logs.batches(B)).hasSize(20);
    }

    /** @param ended streams that succeed or fail before the loop is stopped */
    private RenderLoop loopThatStopsAfter(int ended, ImageLogs logs) {
        return new RenderLoop(SAMPLER, logs, progress -> {
            reports.add(progress);
            if (reports.stream().filter(p -> p.state() != State.RENDERING).count() == ended) {
                loop.stop();
            }
        });
    }

    private Thread start(Painter painter) {
        Thread renderer = new Thread(() -> {
            try {
                loop.run(painter);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        renderer.start();
        return renderer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ImageBatch> batches(LongStream indices) {
        ImageStream stream = new ImageStream(SPEC, SAMPLER, PAINTER);
        return indices.mapToObj(stream::batch).toList();
    }

    private static StreamProgress progress(State state, long images) {
        return new StreamProgress(A, state, images, Optional.of(SAMPLER.latentSpace()), Optional.empty());
    }
}
