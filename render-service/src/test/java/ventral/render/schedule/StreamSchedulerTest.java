package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;

/** Tests which streams are rendered, in which order, and when the loop waits or stops. */
class StreamSchedulerTest extends StreamSchedulerTestBase {

    private static final RunName RUN = new RunName("r");
    private static final StreamSpec ENDLESS = StreamSpec.rendered(5, 0, 32, BATCH);

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

    /** Returns the number of images at which the stream entered a state. */
    private long awaited(State state) throws InterruptedException {
        StreamProgress report = reports.take();
        while (report.state() != state) {
            report = reports.take();
        }
        return report.renderedImageCount();
    }
}
