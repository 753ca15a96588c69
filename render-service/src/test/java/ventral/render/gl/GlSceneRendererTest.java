package ventral.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joml.Quaternionf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.StreamSpec;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.ObjectLibrary;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.RenderedBatchSource;
import ventral.render.stream.StreamDigest;
import ventral.render.surroundings.BackgroundImages;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.texture.TexturePattern;
import ventral.render.yaml.YamlLibraryReader;

/** Tests on the real driver. Without a driver, the tests are skipped with a message. */
class GlSceneRendererTest {

    private static final ObjectLibrary LIBRARY = YamlLibraryReader.shipped();
    private static final SceneSampler SAMPLER =
            new SceneSampler(LIBRARY, new UniformGeometry(), SurroundingsSampler.rooms(TexturePattern.values().length));
    private static final int SIZE = 64;
    private static final int IMAGE_BYTES = 3 * SIZE * SIZE;

    private static GlSceneRenderer renderer;

    @BeforeAll
    static void open() {
        renderer = openOrSkip();
    }

    @AfterAll
    static void close() {
        if (renderer != null) {
            renderer.close();
        }
    }

    @Test
    void an_image_has_the_same_bytes_in_batches_of_any_size() {
        byte[] inEights = images(8, LongStream.range(0, 24).toArray());
        assertThat(images(24, LongStream.range(0, 8).toArray())).isEqualTo(inEights);
        assertThat(images(64, 0, 1, 2)).isEqualTo(inEights);
    }

    @Test
    void an_image_has_the_same_bytes_in_any_order() {
        byte[] forwards = images(8, 0, 1, 2, 3, 4);
        byte[] backwards = images(8, 4, 3, 2, 1, 0);
        int batch = 8 * IMAGE_BYTES;
        for (int b = 0; b < 5; b++) {
            assertThat(Arrays.copyOfRange(backwards, (4 - b) * batch, (5 - b) * batch))
                    .isEqualTo(Arrays.copyOfRange(forwards, b * batch, (b + 1) * batch));
        }
    }

    @Test
    void another_painter_paints_the_same_bytes() throws InterruptedException {
        byte[] here = images(16, 3, 7);
        List<byte[]> there = new ArrayList<>();
        Thread another = new Thread(() -> {
            try (GlSceneRenderer other = GlSceneRenderer.open(LIBRARY, BackgroundImages.NONE)) {
                there.add(images(other, 16, 3, 7));
            }
        });
        another.start();
        another.join();
        assertThat(there).singleElement().isEqualTo(here);
    }

    @Test
    void images_of_a_stream_differ_from_each_other_and_from_another_seeds() {
        byte[] images = images(32, 0);
        List<byte[]> each = IntStream.range(0, 32)
                .mapToObj(i -> Arrays.copyOfRange(images, i * IMAGE_BYTES, (i + 1) * IMAGE_BYTES))
                .toList();
        assertThat(each.stream().map(Arrays::hashCode).distinct()).hasSize(32);
        RenderedBatchSource otherSeed = stream(StreamSpec.rendered(2, 32, SIZE, 32), renderer);
        assertThat(otherSeed.batch(0).pixels()).isNotEqualTo(images);
    }

    @Test
    void a_turned_camera_turns_the_room_and_not_the_labels() {
        Scene scene = SAMPLER.sample(9, 0);
        Scene turned = new Scene(
                scene.object(),
                scene.materials(),
                scene.pose(),
                scene.background(),
                scene.light(),
                new Quaternionf().rotateY(1).mul(scene.cameraTurn()),
                scene.exposure());
        assertThat(renderer.render(List.of(turned), 0, SIZE)).isNotEqualTo(renderer.render(List.of(scene), 0, SIZE));
        assertThat(renderer.probe(turned, SIZE)[0]).isEqualTo(renderer.probe(scene, SIZE)[0]);
    }

    private static byte[] images(int batchSize, long... batches) {
        return images(renderer, batchSize, batches);
    }

    private static byte[] images(GlSceneRenderer renderer, int batchSize, long... batches) {
        RenderedBatchSource stream = stream(StreamSpec.rendered(1, 64L * batchSize, SIZE, batchSize), renderer);
        byte[] all = new byte[batches.length * batchSize * IMAGE_BYTES];
        for (int i = 0; i < batches.length; i++) {
            ImageBatch batch = stream.batch(batches[i]);
            System.arraycopy(batch.pixels(), 0, all, i * batch.pixels().length, batch.pixels().length);
        }
        return all;
    }

    private static GlSceneRenderer openOrSkip() {
        try {
            return GlSceneRenderer.open(LIBRARY, BackgroundImages.NONE);
        } catch (GlUnavailableException e) {
            System.err.println("SKIPPED: nothing can be drawn here: " + e.getMessage());
            Assumptions.abort(e.getMessage());
            throw e;
        }
    }

    private static RenderedBatchSource stream(StreamSpec spec, GlSceneRenderer renderer) {
        return new RenderedBatchSource(spec, new StreamDigest("0".repeat(64)), SAMPLER, renderer);
    }
}
