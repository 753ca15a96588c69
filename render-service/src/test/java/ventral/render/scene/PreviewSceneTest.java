package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.render.geometry.Pose;
import ventral.render.yaml.YamlLibraryReader;

class PreviewSceneTest {

    @Test
    void a_model_is_seen_whole_and_nearly_fills_the_picture() {
        Pose pose = PreviewScene.of(YamlLibraryReader.shipped().models().get(0)).pose();
        assertThat(pose.isInPicture()).isTrue();
        assertThat(new Pose(pose.position(), pose.orientation(), 1.05f * pose.radius()).isInPicture())
                .isFalse();
    }
}
