package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamProgress.State;
import ventral.render.testing.SmallSceneFactory;

/** Tests how a stream is resumed from what its log already holds. */
class StreamResumptionTest extends StreamSchedulerTestBase {

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

    private void begin(LongStream indices) {
        try (ImageLog log = logs.open(A, SPEC, ALL_PARTITIONS)) {
            batches(indices).forEach(log::append);
        }
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
}
