package ventral.render.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.SceneRenderer;
import ventral.render.stream.SceneRenderers;

class MeteredSceneRenderersTest {

    private static final SceneSpec SCENES =
            (SceneSpec) StreamSpec.rendered(5, 800, 32, 8).origin();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void each_batch_that_is_drawn_is_timed_and_returned_as_it_is() {
        byte[] pixels = {1, 2, 3};
        SceneRenderer renderer =
                new MeteredSceneRenderers(scenes -> (batch, first, size) -> pixels, registry).get(SCENES);
        assertThat(renderer.render(List.of(), 0, 1)).isSameAs(pixels);
        assertThat(renderer.render(List.of(), 8, 1)).isSameAs(pixels);
        assertThat(registry.get("ventral.renderer.draw").timer().count()).isEqualTo(2);
    }

    @Test
    void a_machine_that_cannot_render_is_found_out_through_it() {
        SceneRenderers broken = new SceneRenderers() {
            @Override
            public SceneRenderer get(SceneSpec scenes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void check() {
                throw new IllegalStateException("no OpenGL context");
            }
        };
        assertThatThrownBy(() -> new MeteredSceneRenderers(broken, registry).check())
                .hasMessage("no OpenGL context");
    }
}
