package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.render.testing.ModelFixtures;

class MeshoptSimplifierTest {

    @Test
    void a_fine_ball_becomes_a_coarse_one_of_the_same_corners() {
        float[] soup = ModelFixtures.ball(64);
        Map<List<Float>, Integer> known = new HashMap<>();
        int[] indices = IntStream.range(0, soup.length / 3)
                .map(i -> known.computeIfAbsent(
                        List.of(soup[3 * i], soup[3 * i + 1], soup[3 * i + 2]), corner -> known.size()))
                .toArray();
        float[] positions = new float[3 * known.size()];
        known.forEach((corner, i) -> {
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = corner.get(axis);
            }
        });
        int[] left = new MeshoptSimplifier().simplify(positions, indices, 4000);
        assertThat(left.length / 3).isBetween(3000, 4000);
        assertThat(IntStream.of(left)).allMatch(i -> i >= 0 && i < known.size());
    }
}
