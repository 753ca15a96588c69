package ventral.render.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class EulerRotationTest {

    @Test
    void it_turns_about_z_then_x_then_y() {
        Vector3f v = new Vector3f(.2f, -.5f, .8f);
        Vector3f expected = v.rotate(
                new Quaternionf()
                        .rotateY((float) Math.toRadians(20))
                        .rotateX((float) Math.toRadians(10))
                        .rotateZ((float) Math.toRadians(30)),
                new Vector3f());
        assertThat(new EulerRotation(10, 20, 30).matrix().transform(v).distance(expected))
                .isLessThan(1e-6f);
    }
}
