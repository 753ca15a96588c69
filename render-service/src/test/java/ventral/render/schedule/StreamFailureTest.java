package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.ImageLog;
import ventral.render.stream.ImageLogs;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;

/** Tests that an error fails its own stream only, and that an unavailable log fails none. */
class StreamFailureTest extends StreamSchedulerTestBase {

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
}
