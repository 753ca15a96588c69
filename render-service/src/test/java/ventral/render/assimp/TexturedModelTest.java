package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.testing.ModelFixtures;
import ventral.render.texture.Texture;

/** Tests how the reader finds the textures of a model, and what it does without them. */
class TexturedModelTest extends AssimpModelReaderTestBase {

    @Test
    void a_picture_lies_where_its_coordinates_say() throws RefusedModelException, IOException {
        file(
                "q.obj",
                "mtllib q.mtl\nusemtl m\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nf 1/1 2/2 3/3 4/4\n");
        file("q.mtl", "newmtl m\nKd 0 0 0\nmap_Kd C:\\of\\its maker\\top red.png\n");
        files.put("top red.png", png());
        ImportedModel quad = read("q.obj");
        assertThat(quad.warnings()).isEmpty();
        // the file's v goes up, a texture's rows go down
        for (int corner = 0; corner < 6; corner++) {
            assertThat(quad.places()[2 * corner]).isEqualTo(quad.positions()[3 * corner]);
            assertThat(quad.places()[2 * corner + 1]).isEqualTo(1 - quad.positions()[3 * corner + 1]);
        }
        ImportedMaterial material = quad.materials().get(quad.surfaces()[0]);
        Texture picture = material.picture();
        assertThat(picture.rgb()[0]).isEqualTo((byte) 255);
        assertThat(picture.rgb()[picture.rgb().length - 3]).isZero();
        assertThat(material.colour().red())
                .as("a picture is not darkened by a colour beside it")
                .isEqualTo(1);
    }

    @Test
    void a_picture_that_is_missing_or_none_leaves_the_plain_colour() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\nusemtl n\nf 5 6 7 8\n");
        file("box.mtl", "newmtl m\nKd 1 1 1\nmap_Kd gone.png\nnewmtl n\nKd 0 1 0\nmap_Kd text.png\n");
        file("text.png", "no picture");
        ImportedModel box = read("box.obj");
        assertThat(box.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("texture gone.png is missing"))
                .anySatisfy(warning -> assertThat(warning).startsWith("texture text.png cannot be read"));
        assertThat(box.materials()).allMatch(material -> material.picture() == null);
    }

    @ParameterizedTest
    @CsvSource({"*x", "*-1", "*7", "*99999999999"})
    void a_name_of_an_embedded_picture_that_is_not_there_is_told_as_missing(String name) throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\n");
        file("box.mtl", "newmtl m\nmap_Kd " + name + "\n");
        assertThat(read("box.obj").warnings())
                .containsExactly("texture %s is missing; the plain colour is rendered".formatted(name));
    }

    @Test
    void a_picture_with_more_pixels_than_memory_is_kept_for_leaves_the_plain_colour() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX_CORNERS + "f 1 2 3 4\n");
        file("box.mtl", "newmtl m\nmap_Kd large.tga\n");
        ByteBuffer header = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        header.put(2, (byte) 2)
                .putShort(12, (short) 20_000)
                .putShort(14, (short) 20_000)
                .put(16, (byte) 24);
        files.put("large.tga", header.array());
        assertThat(read("box.obj").warnings()).singleElement().asString().contains("20000 x 20000 pixels");
    }

    @Test
    void a_texture_with_an_asterisk_that_is_no_index_is_missing() throws RefusedModelException {
        file("box.obj", "mtllib box.mtl\nusemtl m\n" + ModelFixtures.BOX);
        file("box.mtl", "newmtl m\nmap_Kd *x\n");
        assertThat(read("box.obj").warnings()).containsExactly("texture *x is missing; the plain colour is rendered");
    }
}
