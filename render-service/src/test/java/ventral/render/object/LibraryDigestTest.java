package ventral.render.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import ventral.contract.latent.Symmetry;
import ventral.render.texture.Texture;
import ventral.render.yaml.YamlLibraryReader;

class LibraryDigestTest {

    /** The fields of a library, each of which a test may change. */
    private static final class LibraryFields {
        String library = "small";
        List<String> categories = List.of("tetrahedron", "nothing");
        String name = "one";
        int category = 0;
        Symmetry symmetry = new Symmetry(0, 1, 0, 4);
        final float[] vertices = new float[4 * Mesh.STRIDE];
        final int[] indices = {0, 1, 2, 0, 2, 3};
        Colour dark = new Colour(.1f, .2f, .3f);
        Colour bright = new Colour(.4f, .5f, .6f);
        int pattern = 1;
        float scale = 1;
        float roughness = .5f;
        float metalness = 0;
        int materialCount = 1;
        final byte[] rgb = new byte[3 * Texture.SIZE * Texture.SIZE];
        int pictureCount = 1;

        ObjectLibrary library() {
            Material material = new Material(dark, bright, pattern, scale, roughness, metalness);
            Mesh mesh = new Mesh(vertices, indices, Collections.nCopies(materialCount, material));
            return new ObjectLibrary(
                    library,
                    categories,
                    List.of(new ObjectModel(name, category, 0, mesh, symmetry)),
                    Collections.nCopies(pictureCount, new Texture(rgb)));
        }
    }

    @SuppressWarnings("UnusedVariable") // a FieldSource
    private static final List<Consumer<LibraryFields>> CHANGES = List.of(
            parts -> parts.categories = List.of("tetrahedronn", "othing"),
            parts -> parts.categories = List.of("tetrahedron"),
            parts -> parts.name = "two",
            parts -> parts.category = 1,
            parts -> parts.symmetry = null,
            parts -> parts.symmetry = new Symmetry(0, 1, 0, 2),
            parts -> parts.symmetry = new Symmetry(0, 0, 1, 4),
            parts -> parts.vertices[35] = Float.MIN_VALUE,
            parts -> parts.vertices[0] = -0f,
            parts -> parts.indices[5] = 1,
            parts -> parts.dark = new Colour(.1f, .2f, .4f),
            parts -> parts.bright = new Colour(.4f, .5f, .7f),
            parts -> parts.pattern = 2,
            parts -> parts.scale = 2,
            parts -> parts.roughness = .6f,
            parts -> parts.metalness = 1,
            parts -> parts.materialCount = 2,
            parts -> parts.rgb[100] = 1,
            parts -> parts.pictureCount = 2);

    @ParameterizedTest
    @FieldSource("CHANGES")
    void any_change_changes_it(Consumer<LibraryFields> change) {
        LibraryFields parts = new LibraryFields();
        change.accept(parts);
        assertThat(parts.library().digest())
                .isNotEqualTo(new LibraryFields().library().digest());
    }

    @Test
    void it_is_the_same_on_every_machine() {
        assertThat(new LibraryFields().library().digest())
                .isEqualTo("888b22bdf418481ca4fb439f0610a5cb38af9a322e617a64ee6b15362046b75d");
    }

    @Test
    void the_name_of_the_library_is_no_part_of_it() {
        LibraryFields parts = new LibraryFields();
        parts.library = "another";
        assertThat(parts.library().digest())
                .isEqualTo(new LibraryFields().library().digest());
    }

    @Test
    void the_grown_objects_have_one() {
        assertThat(YamlLibraryReader.shipped().digest())
                .hasSize(64)
                .isEqualTo(YamlLibraryReader.shipped().digest());
    }
}
