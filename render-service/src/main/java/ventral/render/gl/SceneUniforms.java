package ventral.render.gl;

import java.nio.ByteBuffer;
import java.util.List;
import org.joml.Matrix3f;
import org.joml.Matrix4f;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.render.geometry.Camera;
import ventral.render.geometry.Pose;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.scene.Scene;
import ventral.render.surroundings.Background;

/**
 * Writes a scene as the shaders' uniform block, in std140 layout. Poses are left-handed; OpenGL's camera is
 * right-handed with z towards the viewer. So z changes its sign, and a rotation's axis keeps its z and changes its x
 * and y.
 */
final class SceneUniforms {

    /** A multiple of every driver's uniform buffer alignment. */
    static final int BYTES = 2304;

    private static final int MATRIX_BYTES = 64;

    private SceneUniforms() {}

    static Matrix4f cameraFromObject(Pose pose) {
        Quaternionf q = pose.orientation();
        return new Matrix4f()
                .translation(pose.position().x, pose.position().y, -pose.position().z)
                .rotate(new Quaternionf(-q.x, -q.y, q.z, q.w))
                .scale(pose.radius());
    }

    static Matrix4f projection() {
        return new Matrix4f()
                .setPerspective((float) Math.toRadians(Camera.FIELD_OF_VIEW_DEGREES), 1, Camera.NEAR, Camera.FAR, true);
    }

    /**
     * Writes a scene into its slot of the buffer.
     *
     * @param slot index of the scene among {@code columns} squared tiles of {@code size} pixels
     */
    static void write(Scene scene, ByteBuffer buffer, int slot, int columns, int size) {
        int at = slot * BYTES;
        Matrix4f cameraFromObject = cameraFromObject(scene.pose());
        Matrix3f worldFromCamera = new Matrix3f().rotation(scene.cameraTurn());
        Vector3f sun = worldFromCamera
                .transpose(new Matrix3f())
                .transform(new Vector3f(scene.light().sunDirection()));
        projection().mul(cameraFromObject).get(at, buffer);
        cameraFromObject.get(at + MATRIX_BYTES, buffer);
        shadowFromCamera(
                        cameraFromObject.getTranslation(new Vector3f()),
                        sun,
                        scene.pose().radius())
                .get(at + 2 * MATRIX_BYTES, buffer);
        new Matrix4f(worldFromCamera).get(at + 3 * MATRIX_BYTES, buffer);
        buffer.position(at + 4 * MATRIX_BYTES);
        put(buffer, sun, 0);
        put(buffer, scene.light().sun(), scene.exposure());
        scene.light().ambient().forEach(term -> put(buffer, term, 0));
        put(buffer, 1f / columns, 1f / columns, (float) (slot % columns) / columns, (float) (slot / columns) / columns);
        putBackground(buffer, scene.background(), 2 * Camera.TAN_HALF_VIEW / size);
        putMaterials(buffer, scene.materials(), Mesh.MAX_MATERIALS);
        buffer.position(0);
    }

    private static void putBackground(ByteBuffer buffer, Background background, float pixelAngle) {
        if (background instanceof Background.RoomBackground room) {
            put(buffer, Camera.TAN_HALF_VIEW, pixelAngle, 0, 0);
            put(buffer, 0, 0, 0, 0);
            put(buffer, room.low(), 0);
            put(buffer, room.high(), 0);
            room.walls().forEach(wall -> put(buffer, wall.dark(), wall.pattern()));
            room.walls().forEach(wall -> put(buffer, wall.bright(), wall.scale()));
        } else if (background instanceof Background.PanoramaBackground panorama) {
            put(buffer, Camera.TAN_HALF_VIEW, pixelAngle, 0, panorama.index());
            buffer.position(buffer.position() + 15 * 4 * Float.BYTES);
        } else if (background instanceof Background.PhotographBackground photograph) {
            put(buffer, Camera.TAN_HALF_VIEW, pixelAngle, 0, photograph.index());
            put(buffer, photograph.left(), photograph.top(), photograph.width(), photograph.height());
            buffer.position(buffer.position() + 14 * 4 * Float.BYTES);
        }
    }

    private static void putMaterials(ByteBuffer buffer, List<Material> materials, int count) {
        for (int i = 0; i < count; i++) {
            Material m = materials.get(Math.min(i, materials.size() - 1));
            put(buffer, m.dark(), m.pattern());
        }
        for (int i = 0; i < count; i++) {
            Material m = materials.get(Math.min(i, materials.size() - 1));
            put(buffer, m.bright(), m.scale());
        }
        for (int i = 0; i < count; i++) {
            Material m = materials.get(Math.min(i, materials.size() - 1));
            put(buffer, m.roughness(), m.metalness(), 0, 0);
        }
    }

    /**
     * Returns the transformation from camera space to the unit cube of a shadow tile, for parallel light that just
     * covers the object's bounding sphere.
     */
    private static Matrix4f shadowFromCamera(Vector3f centre, Vector3f sun, float radius) {
        Vector3f up = Math.abs(sun.y) < .9f ? new Vector3f(0, 1, 0) : new Vector3f(1, 0, 0);
        return new Matrix4f()
                .translation(.5f, .5f, 0)
                .scale(.5f, .5f, 1)
                .ortho(-radius, radius, -radius, radius, -radius, radius, true)
                .lookAlong(-sun.x, -sun.y, -sun.z, up.x, up.y, up.z)
                .translate(-centre.x, -centre.y, -centre.z);
    }

    private static void put(ByteBuffer buffer, Vector3f v, float w) {
        put(buffer, v.x, v.y, v.z, w);
    }

    private static void put(ByteBuffer buffer, Colour c, float w) {
        put(buffer, c.red(), c.green(), c.blue(), w);
    }

    private static void put(ByteBuffer buffer, float x, float y, float z, float w) {
        buffer.putFloat(x).putFloat(y).putFloat(z).putFloat(w);
    }
}
