package ventral.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.joml.Matrix3d;
import org.joml.Quaternionf;
import org.joml.Vector3d;
import org.joml.Vector3f;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.StreamSpec;
import ventral.render.model.GrownObjects;
import ventral.render.model.Pattern;
import ventral.render.scene.Camera;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.Pose;
import ventral.render.scene.Scene;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageStream;

/** On the real driver; without one the tests are skipped and say so. */
class GlPainterTest {

    private static final ObjectLibrary LIBRARY = GrownObjects.library();
    private static final SceneSampler SAMPLER = new SceneSampler(LIBRARY, List.of(), Pattern.values().length);
    private static final int SIZE = 64;
    private static final int IMAGE_BYTES = 3 * SIZE * SIZE;

    private static GlPainter painter;

    @BeforeAll
    static void open() {
        painter = openOrSkip();
    }

    @AfterAll
    static void close() {
        if (painter != null) {
            painter.close();
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
            try (GlPainter other = GlPainter.open(LIBRARY, List.of())) {
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
        ImageStream otherSeed = new ImageStream(new StreamSpec(2, 32, SIZE, 32), SAMPLER, painter);
        assertThat(otherSeed.batch(0).pixels()).isNotEqualTo(images);
    }

    /** What the depth buffer and the object's own coordinates say, against what the label says. */
    @Test
    void labels_are_where_the_pixels_are() {
        for (int i = 0; i < 200; i++) {
            Scene scene = SAMPLER.sample(9, i);
            Pose pose = scene.pose();
            Seen seen = poseFrom(painter.probe(scene, 256), 256, pose.radius());
            assertThat(seen.position().distance(new Vector3d(pose.position())))
                    .as("metres off in image %d, a %s"
                            .formatted(i, scene.object().name()))
                    .isLessThan(1e-3);
            assertThat(degreesBetween(seen.turn(), pose.orientation()))
                    .as("degrees off in image %d, a %s"
                            .formatted(i, scene.object().name()))
                    .isLessThan(.1);
        }
    }

    @Test
    void a_turned_camera_turns_the_room_and_not_the_labels() {
        Scene scene = SAMPLER.sample(9, 0);
        Scene turned = new Scene(
                scene.object(),
                scene.pose(),
                scene.background(),
                scene.light(),
                new Quaternionf().rotateY(1).mul(scene.cameraTurn()),
                scene.exposure());
        assertThat(painter.paint(List.of(turned), 0, SIZE)).isNotEqualTo(painter.paint(List.of(scene), 0, SIZE));
        assertThat(painter.probe(turned, SIZE)[0]).isEqualTo(painter.probe(scene, SIZE)[0]);
    }

    private record Seen(Vector3d position, Matrix3d turn) {}

    /** The rigid motion from the object's coordinates to the camera's left-handed frame that fits all pixels best. */
    private static Seen poseFrom(float[][] probe, int size, float radius) {
        List<Vector3d> object = new ArrayList<>();
        List<Vector3d> camera = new ArrayList<>();
        for (int pixel = 0; pixel < size * size; pixel++) {
            if (probe[0][4 * pixel + 3] > 0) {
                object.add(new Vector3d(probe[0][4 * pixel], probe[0][4 * pixel + 1], -probe[0][4 * pixel + 2])
                        .mul(radius));
                camera.add(cameraPoint(pixel, probe[1][pixel], size));
            }
        }
        Matrix3d turn = turn(object, camera);
        return new Seen(mean(camera).sub(turn.transform(mean(object))), turn);
    }

    /** W. Kabsch, A solution for the best rotation to relate two sets of vectors, Acta Cryst. A32 (1976) 922. */
    private static Matrix3d turn(List<Vector3d> from, List<Vector3d> to) {
        Vector3d fromMean = mean(from);
        Vector3d toMean = mean(to);
        DMatrixRMaj products = new DMatrixRMaj(3, 3);
        for (int i = 0; i < from.size(); i++) {
            for (int k = 0; k < 9; k++) {
                double a = from.get(i).get(k / 3) - fromMean.get(k / 3);
                double b = to.get(i).get(k % 3) - toMean.get(k % 3);
                products.add(k / 3, k % 3, a * b);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(3, 3, true, true, true);
        svd.decompose(products);
        Matrix3d u = matrix(svd.getU(null, false));
        Matrix3d v = matrix(svd.getV(null, false));
        double[] singular = svd.getSingularValues();
        int least = IntStream.range(0, 3).reduce(0, (best, axis) -> singular[axis] < singular[best] ? axis : best);
        double[] sign = {1, 1, 1};
        sign[least] = Math.signum(v.determinant() * u.determinant());
        return v.scale(sign[0], sign[1], sign[2]).mul(u.transpose());
    }

    private static Matrix3d matrix(DMatrixRMaj m) {
        return new Matrix3d(
                m.get(0, 0),
                m.get(1, 0),
                m.get(2, 0),
                m.get(0, 1),
                m.get(1, 1),
                m.get(2, 1),
                m.get(0, 2),
                m.get(1, 2),
                m.get(2, 2));
    }

    private static Vector3d mean(List<Vector3d> points) {
        Vector3d sum = new Vector3d();
        points.forEach(sum::add);
        return sum.div(points.size());
    }

    private static Vector3d cameraPoint(int pixel, double depth, int size) {
        double z = (double) Camera.NEAR * Camera.FAR / (Camera.FAR - depth * (Camera.FAR - Camera.NEAR));
        double x = (pixel % size + .5) / size * 2 - 1;
        double y = 1 - (pixel / size + .5) / size * 2;
        return new Vector3d(x * z * Camera.TAN_HALF_VIEW, y * z * Camera.TAN_HALF_VIEW, z);
    }

    private static double degreesBetween(Matrix3d turn, Quaternionf orientation) {
        double cosine = 0;
        for (int axis = 0; axis < 3; axis++) {
            Vector3f unit = new Vector3f().setComponent(axis, 1).rotate(orientation);
            Vector3d column = turn.getColumn(axis, new Vector3d());
            cosine += column.normalize().dot(new Vector3d(unit)) / 3;
        }
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }

    private static byte[] images(int batchSize, long... batches) {
        return images(painter, batchSize, batches);
    }

    private static byte[] images(GlPainter painter, int batchSize, long... batches) {
        ImageStream stream = new ImageStream(new StreamSpec(1, 64L * batchSize, SIZE, batchSize), SAMPLER, painter);
        byte[] all = new byte[batches.length * batchSize * IMAGE_BYTES];
        for (int i = 0; i < batches.length; i++) {
            ImageBatch batch = stream.batch(batches[i]);
            System.arraycopy(batch.pixels(), 0, all, i * batch.pixels().length, batch.pixels().length);
        }
        return all;
    }

    private static GlPainter openOrSkip() {
        try {
            return GlPainter.open(LIBRARY, List.of());
        } catch (GlUnavailableException e) {
            System.err.println("SKIPPED: nothing can be drawn here: " + e.getMessage());
            Assumptions.abort(e.getMessage());
            throw e;
        }
    }
}
