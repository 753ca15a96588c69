package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.platform.tracing.Tracer;
import ventral.render.scene.SceneSampler;
import ventral.render.schedule.StreamReconciler.Requeue;
import ventral.render.stream.AssetUnavailableException;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.DesiredStream.DesiredState;
import ventral.render.stream.RenderingUnavailableException;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.SceneRenderers;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamProgress.State;
import ventral.render.testing.GreySceneRenderer;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;

/** Tests which errors fail a stream, which make it wait, and which end the work of the renderer. */
class MachineErrorTest {

    private static final StreamName A = new StreamName("a");
    private static final int BATCH = 8;
    private static final DesiredStream STREAM =
            new DesiredStream(A, StreamSpec.rendered(5, 40 * BATCH, 32, BATCH), DesiredState.RENDERED);
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
    private static final Set<Integer> WITHOUT_THE_FIRST = Set.of(1, 2, 3);
    private static final Set<Integer> WITHOUT_THE_LAST = Set.of(0, 1, 2);

    private final List<StreamProgress> reports = new ArrayList<>();
    private final RecordingStreamStatuses statuses = new RecordingStreamStatuses(reports::add);
    private final FailingSceneFactory scenes = new FailingSceneFactory();
    private Duration now = Duration.ZERO;
    private final StreamReconciler reconciler =
            new StreamReconciler(scenes, new InMemoryImageLogs(4), new LiveRuns(), 6, () -> now, statuses, Tracer.NONE);

    @Test
    void a_library_that_this_machine_lacks_makes_the_stream_wait_with_the_reason() {
        scenes.failure = new AssetUnavailableException("no library x", new IllegalArgumentException());
        assertThat(reconcile(ALL)).isEqualTo(Requeue.LATER);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(State.WAITING);
            assertThat(report.error()).contains("streams/a").endsWith("no library x");
        });
        assertThat(reconciler.errors()).containsEntry(A, "no library x");
    }

    @Test
    void a_file_that_cannot_be_read_makes_the_stream_wait() {
        scenes.failure = new UncheckedIOException("panoramas cannot be read", new IOException());
        assertThat(reconcile(ALL)).isEqualTo(Requeue.LATER);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(State.WAITING);
    }

    @Test
    void a_stream_is_not_retried_before_its_delay_has_passed() {
        scenes.failure = new AssetUnavailableException("no library x", new IllegalArgumentException());
        reconcile(ALL);
        scenes.failure = null;
        assertThat(reconcile(ALL)).isEqualTo(Requeue.LATER);
        assertThat(reports).hasSize(1);
        now = Duration.ofSeconds(1);
        assertThat(reconcile(ALL)).isEqualTo(Requeue.NOW);
        assertThat(reports).last().satisfies(report -> {
            assertThat(report.state()).isEqualTo(State.RENDERING);
            assertThat(report.error()).isNull();
        });
        assertThat(reconciler.errors()).isEmpty();
    }

    @Test
    void a_renderer_without_partition_0_reports_its_error_and_that_it_is_over() {
        scenes.failure = new AssetUnavailableException("no library x", new IllegalArgumentException());
        reconcile(WITHOUT_THE_FIRST);
        scenes.failure = null;
        now = Duration.ofSeconds(1);
        reconcile(WITHOUT_THE_FIRST);
        reconcile(WITHOUT_THE_FIRST);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(State.WAITING, State.RENDERING);
    }

    @Test
    void an_error_of_another_renderer_is_not_overwritten_by_progress() {
        statuses.addErrorElsewhere(A);
        assertThat(reconcile(WITHOUT_THE_LAST)).isEqualTo(Requeue.NOW);
        assertThat(reports).isEmpty();
    }

    @Test
    void an_error_that_is_the_stream_s_fails_it() {
        scenes.failure = new IllegalArgumentException("no such latent");
        assertThat(reconcile(ALL)).isEqualTo(Requeue.NEVER);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(State.FAILED);
    }

    @Test
    void a_renderer_without_partition_0_repeats_its_failure() {
        scenes.failure = new IllegalArgumentException("no such latent");
        assertThat(reconcile(WITHOUT_THE_FIRST)).isEqualTo(Requeue.LATER);
        now = Duration.ofSeconds(1);
        reconcile(WITHOUT_THE_FIRST);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(State.FAILED, State.FAILED);
    }

    @Test
    void a_driver_that_fails_for_one_stream_makes_it_wait() {
        scenes.failure = new NoDriverException();
        assertThat(reconcile(ALL)).isEqualTo(Requeue.LATER);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(State.WAITING);
    }

    @Test
    void a_machine_that_can_render_nothing_ends_the_work() {
        scenes.failure = new NoDriverException();
        SceneRenderers broken = new SceneRenderers() {
            @Override
            public SceneRenderer get(SceneSpec spec) {
                throw new NoDriverException();
            }

            @Override
            public void check() {
                throw new NoDriverException();
            }
        };
        assertThatThrownBy(() -> reconciler.reconcile(STREAM, ALL, broken, new HeldOwnership()))
                .isInstanceOf(RenderingUnavailableException.class);
        assertThat(reports).isEmpty();
    }

    private Requeue reconcile(Set<Integer> partitions) {
        return reconciler.reconcile(STREAM, partitions, spec -> new GreySceneRenderer(), new HeldOwnership());
    }

    private static final class NoDriverException extends RenderingUnavailableException {

        private static final long serialVersionUID = 1L;

        NoDriverException() {
            super("no driver", null);
        }
    }

    private static final class HeldOwnership implements PartitionOwnership {

        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public boolean runIfOwned(int partition, Runnable work) {
            work.run();
            return true;
        }
    }

    private static final class FailingSceneFactory implements SceneFactory {

        private final SmallSceneFactory scenes = new SmallSceneFactory("objects");
        private @Nullable RuntimeException failure;

        @Override
        public SceneSampler sampler(SceneSpec spec) {
            if (failure != null) {
                throw failure;
            }
            return scenes.sampler(spec);
        }

        @Override
        public StreamDigest digest(StreamSpec spec, SceneSpec scene) {
            return scenes.digest(spec, scene);
        }
    }
}
