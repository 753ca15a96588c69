package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;

/** Tests streams that are revoked, paused or deleted while they are rendered. */
class StreamInterruptionTest extends StreamSchedulerTestBase {

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
