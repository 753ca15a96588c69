package ventral.render.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.yaml.YamlLibraryReader;

class RecipeLibraryBuilderTest {

    private static final ObjectLibrary LIBRARY = YamlLibraryReader.shipped();

    @SuppressWarnings("UnusedVariable") // a FieldSource
    private static final List<ObjectModel> MODELS = LIBRARY.models();

    @Test
    void the_objects_are_always_the_same() {
        assertThat(YamlLibraryReader.shipped().digest()).isEqualTo(LIBRARY.digest());
    }

    @Test
    void categories_are_in_order_and_identities_have_names_of_their_own() {
        assertThat(LIBRARY.categories()).isSorted().doesNotHaveDuplicates().contains("mug", "banana");
        assertThat(LIBRARY.identities()).doesNotHaveDuplicates().contains("mug-0", "soda-can-4");
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void an_object_is_lean_and_encloses_a_volume(ObjectModel model) {
        Mesh mesh = model.mesh();
        assertThat(mesh.indices().length / 3)
                .as("triangles of %s", model.name())
                .isBetween(12, 8000);
        assertThat(TriangleBuffer.volume(corners(mesh)))
                .as("volume of %s", model.name())
                .isPositive();
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void an_object_just_fits_the_unit_sphere_about_its_origin(ObjectModel model) {
        double reach = IntStream.range(0, model.mesh().vertexCount())
                .mapToDouble(i -> at(model.mesh(), i, 0).length())
                .max()
                .orElseThrow();
        assertThat(reach).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @FieldSource("MODELS")
    void an_objects_triangles_name_corners_normals_and_materials_that_exist(ObjectModel model) {
        Mesh mesh = model.mesh();
        assertThat(IntStream.of(mesh.indices())).allMatch(index -> index >= 0 && index < mesh.vertexCount());
        for (int i = 0; i < mesh.vertexCount(); i++) {
            assertThat(at(mesh, i, 3).length()).isCloseTo(1, within(1e-3f));
            assertThat(mesh.vertices()[i * Mesh.STRIDE + 8])
                    .isBetween(0f, mesh.materials().size() - 1f);
        }
    }

    private static float[] corners(Mesh mesh) {
        float[] corners = new float[3 * mesh.indices().length];
        for (int i = 0; i < mesh.indices().length; i++) {
            System.arraycopy(mesh.vertices(), mesh.indices()[i] * Mesh.STRIDE, corners, 3 * i, 3);
        }
        return corners;
    }

    private static Vector3f at(Mesh mesh, int vertex, int offset) {
        int at = vertex * Mesh.STRIDE + offset;
        return new Vector3f(mesh.vertices()[at], mesh.vertices()[at + 1], mesh.vertices()[at + 2]);
    }
}
