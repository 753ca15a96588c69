package ventral.render.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.MeshSimplifier;
import ventral.render.conversion.RefusedModelException;
import ventral.render.files.LabelTableReader;
import ventral.render.object.Colour;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.testing.ModelFixtures;
import ventral.render.texture.Texture;
import ventral.render.texture.TexturePattern;

class ModelPackTest {

    private static final MeshSimplifier NONE = (positions, indices, triangleCount) -> indices;

    /** Reads a ball if the file's name has a digit, which becomes the red value of its texture. */
    private static ImportedModel ball(PackFiles files, String model) throws RefusedModelException {
        if (model.startsWith("torn")) {
            throw new IndexOutOfBoundsException("corner 9 of 3");
        }
        if (model.startsWith("unread")) {
            throw new UncheckedIOException(new IOException("Input/output error"));
        }
        if (!model.matches(".*\\d.*")) {
            throw new RefusedModelException("it is no ball");
        }
        byte[] rgb = new byte[3 * Texture.SIZE * Texture.SIZE];
        rgb[0] = (byte) Integer.parseInt(model.replaceAll("\\D", ""));
        ImportedMaterial material = new ImportedMaterial("skin", new Colour(1, 1, 1), new Texture(rgb), 1, .5f, 0);
        float[] ball = ModelFixtures.ball(4);
        return ModelFixtures.soup(ball, new int[ball.length / 9], material);
    }

    @Test
    void a_model_that_cannot_be_drawn_is_left_out_and_named_with_the_reason() {
        ModelPack.LoadedPack read = pack("model,category\nball1,ball\nrag,rag\nball2,ball\nball3,fruit\n");
        assertThat(read.library().identities()).containsExactly("ball1", "ball2", "ball3");
        assertThat(read.library().categories()).containsExactly("ball", "fruit");
        assertThat(read.report().refused()).extracting(Object::toString).containsExactly("rag (line 3): it is no ball");
    }

    @Test
    void a_model_on_which_the_reader_fails_costs_itself_alone() {
        ModelPack.LoadedPack read = pack("model,category\nball1,ball\ntorn1,ball\nball2,ball\n");
        assertThat(read.library().identities()).containsExactly("ball1", "ball2");
        assertThat(read.report().refused())
                .extracting(Object::toString)
                .containsExactly(
                        "torn1 (line 3): torn1 is damaged:" + " java.lang.IndexOutOfBoundsException: corner 9 of 3");
    }

    @Test
    void a_disk_that_cannot_be_read_refuses_no_model() {
        assertThatThrownBy(() -> pack("model,category\nball1,ball\nunread1,ball\n"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_part_that_the_pack_does_not_have_is_named_with_those_it_has() {
        ModelPack.LoadedPack read = pack("library,model,category\n,ball1,ball\nwest,ball2,ball\n");
        assertThat(read.report().refused())
                .extracting(Object::toString)
                .containsExactly("ball2 (line 3): the pack has no library 'west'; its libraries are []");
    }

    @Test
    void a_picture_that_several_models_show_is_kept_once() {
        ObjectLibrary library =
                pack("model,category\na7,ball\nb7,ball\na8,ball\n").library();
        assertThat(library.pictures()).hasSize(2);
        assertThat(library.models())
                .extracting(ModelPackTest::pattern)
                .containsExactly(
                        TexturePattern.values().length,
                        TexturePattern.values().length,
                        TexturePattern.values().length + 1);
    }

    @Test
    void a_model_whose_file_is_damaged_is_left_out_and_named_with_the_reason() {
        ModelPack.LoadedPack read = pack("model,category\nball1,ball\ndamaged,rag\n", (files, model) -> {
            if (model.equals("damaged")) {
                throw new DamagedPackFileException("invalid CRC", null);
            }
            return ball(files, model);
        });
        assertThat(read.library().identities()).containsExactly("ball1");
        assertThat(read.report().refused()).singleElement().asString().startsWith("damaged (line 3): invalid CRC");
    }

    @Test
    void a_pack_of_which_nothing_is_left_is_an_error() {
        assertThatThrownBy(() -> pack("model,category\nrag,rag\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pack 'p': all of its 1 models are refused; the first is rag (line 2): it is no ball");
    }

    private static int pattern(ObjectModel model) {
        return model.mesh().materials().get(0).pattern();
    }

    private static ModelPack.LoadedPack pack(String table) {
        return pack(table, ModelPackTest::ball);
    }

    private static ModelPack.LoadedPack pack(String table, ModelReader reader) {
        LabelTable labels = LabelTableReader.read(table, "labels.csv");
        return new ModelPack("p", labels, Map.of("", ModelFixtures.texts(Map.of())))
                .read(reader, NONE, (models, all) -> {});
    }
}
