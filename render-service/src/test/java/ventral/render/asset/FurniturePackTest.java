package ventral.render.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.pack.ModelPack;

/** Tests Debian's furniture as installed by its package. */
@ExtendWith(FurniturePackTest.FurnitureInstalledCondition.class)
class FurniturePackTest {

    static final class FurnitureInstalledCondition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return PackSource.furniture().exists()
                    ? ConditionEvaluationResult.enabled("the package is there")
                    : ConditionEvaluationResult.disabled("there is no %s; apt-get install %s"
                            .formatted(PackSource.furniture().path(), PackSource.FURNITURE));
        }
    }

    private static ModelPack.LoadedPack read;

    @BeforeAll
    static void readIt() {
        read = PackSource.furniture().read((models, all) -> {});
    }

    @Test
    void every_model_of_the_table_can_be_drawn() {
        assertThat(read.report().refused()).isEmpty();
        ObjectLibrary library = read.library();
        assertThat(library.categories()).hasSize(117);
        assertThat(library.identities()).hasSize(587).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 117))
                .allSatisfy(category -> assertThat(library.models())
                        .as(library.categories().get(category))
                        .filteredOn(model -> model.category() == category)
                        .hasSizeGreaterThan(1));
    }

    @Test
    void every_mesh_keeps_what_meshes_promise() {
        assertThat(read.library().models()).allSatisfy(model -> {
            Mesh mesh = model.mesh();
            assertThat(mesh.indices().length / 3).isBetween(10, 45_000);
            double reach = 0;
            for (int v = 0; v < mesh.vertices().length; v += Mesh.STRIDE) {
                reach = Math.max(reach, length(mesh.vertices(), v));
                assertThat(length(mesh.vertices(), v + 3)).isCloseTo(1, within(1e-3));
                assertThat(mesh.vertices()[v + 8])
                        .isBetween(0f, mesh.materials().size() - 1f);
            }
            assertThat(reach).isCloseTo(1, within(1e-4));
        });
    }

    private static double length(float[] v, int at) {
        return Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
    }
}
