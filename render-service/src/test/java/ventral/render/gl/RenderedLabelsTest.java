package ventral.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.spec.GeometryProfile;
import ventral.render.assimp.AssimpModelReader;
import ventral.render.assimp.MeshoptSimplifier;
import ventral.render.files.LabelTableReader;
import ventral.render.files.PackFileSystem;
import ventral.render.geometry.Geometry;
import ventral.render.object.ObjectLibrary;
import ventral.render.pack.LabelTable;
import ventral.render.pack.ModelPack;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;
import ventral.render.surroundings.BackgroundImages;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

/**
 * Compares labels with poses recovered from pixels alone, which shares no code with the labels: from the depth buffer,
 * the camera's intrinsics, and each pixel's position on the object.
 */
class RenderedLabelsTest {

    private static final int IMAGES = 200;
    private static final int SIZE = 256;
    private static final Path FURNITURE = Path.of("/usr/share/sweethome3d/furniture");

    /** Step through the furniture's 587 models. */
    private static final int STEP = 49;

    private GlSceneRenderer renderer;

    @AfterEach
    void close() {
        if (renderer != null) {
            renderer.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_grown_objects(GeometryProfile profile) {
        check(YamlLibraryReader.shipped(), profile);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_packs_objects(GeometryProfile profile) throws IOException {
        check(someFurniture(), profile);
    }

    private void check(ObjectLibrary library, GeometryProfile profile) {
        renderer = openOrSkip(library);
        SceneSampler sampler = new SceneSampler(library, Geometry.of(profile, library), SurroundingsSampler.rooms(1));
        for (int i = 0; i < IMAGES; i++) {
            Scene scene = sampler.sample(9, i);
            EstimatedPose seen = EstimatedPose.of(renderer, scene, SIZE);
            assertThat(seen.metresFrom(scene.pose()))
                    .as("metres off in image %d, a %s", i, scene.object().name())
                    .isLessThan(1e-4);
            assertThat(seen.degreesFrom(scene.pose()))
                    .as("degrees off in image %d, a %s", i, scene.object().name())
                    .isLessThan(.03);
        }
    }

    private static ObjectLibrary someFurniture() throws IOException {
        if (!Files.exists(FURNITURE)) {
            System.err.println("SKIPPED: there is no %s; apt-get install sweethome3d-furniture".formatted(FURNITURE));
            Assumptions.abort("no " + FURNITURE);
        }
        LabelTable all;
        try (InputStream table = Objects.requireNonNull(
                ModelPack.class.getResourceAsStream("/ventral/render/pack/sweethome3d-furniture.csv"))) {
            all = LabelTableReader.read(
                    new String(table.readAllBytes(), StandardCharsets.UTF_8), "the furniture's table");
        }
        LabelTable some = new LabelTable(IntStream.range(0, all.labels().size())
                .filter(i -> i % STEP == 0)
                .mapToObj(all.labels()::get)
                .toList());
        try (PackFileSystem location = PackFileSystem.open(FURNITURE)) {
            return new ModelPack("furniture", some, location.parts())
                    .read(new AssimpModelReader(), new MeshoptSimplifier(), (models, count) -> {})
                    .library();
        }
    }

    private static GlSceneRenderer openOrSkip(ObjectLibrary library) {
        try {
            return GlSceneRenderer.open(library, BackgroundImages.NONE);
        } catch (GlUnavailableException e) {
            System.err.println("SKIPPED: nothing can be drawn here: " + e.getMessage());
            Assumptions.abort(e.getMessage());
            throw e;
        }
    }
}
