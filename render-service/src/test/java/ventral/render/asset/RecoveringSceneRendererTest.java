package ventral.render.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.render.gl.GlUnavailableException;
import ventral.render.scene.Scene;
import ventral.render.stream.SceneRenderer;

class RecoveringSceneRendererTest {

    private final List<String> events = new ArrayList<>();
    private int failuresToCome;

    private final RecoveringSceneRenderer<SceneRenderer> renderer =
            new RecoveringSceneRenderer<>(new RecoveringSceneRenderer.RendererLifecycle<>() {
                @Override
                public SceneRenderer open() {
                    events.add("open");
                    return RecoveringSceneRendererTest.this::paint;
                }

                @Override
                public void makeCurrent(SceneRenderer renderer) {}

                @Override
                public void close(SceneRenderer renderer) {
                    events.add("close");
                }
            });

    @Test
    void a_painter_is_opened_once_and_kept() {
        draw();
        draw();
        renderer.close();
        assertThat(events).containsExactly("open", "paint", "paint", "close");
    }

    @Test
    void after_a_failure_the_same_pictures_are_drawn_by_a_new_painter() {
        draw();
        failuresToCome = 2;
        assertThat(draw()).containsExactly(7);
        assertThat(events)
                .containsExactly("open", "paint", "paint", "close", "open", "paint", "close", "open", "paint");
    }

    @Test
    void what_fails_time_after_time_fails_with_the_reason_and_may_be_tried_again_later() {
        failuresToCome = 3;
        assertThatThrownBy(this::draw)
                .isInstanceOf(GlUnavailableException.class)
                .hasMessage("lost");
        assertThat(draw()).containsExactly(7);
    }

    @Test
    void any_other_failure_is_not_the_drivers_and_is_passed_on() {
        failuresToCome = -1;
        assertThatThrownBy(this::draw).isInstanceOf(IllegalArgumentException.class);
        assertThat(events).containsExactly("open", "paint");
    }

    private byte[] draw() {
        return renderer.render(List.of(), 0, 64);
    }

    private byte[] paint(List<Scene> scenes, long firstIndex, int size) {
        events.add("paint");
        if (failuresToCome < 0) {
            throw new IllegalArgumentException("no such picture");
        }
        if (failuresToCome-- > 0) {
            throw new GlUnavailableException("lost");
        }
        failuresToCome = 0;
        return new byte[] {7};
    }
}
