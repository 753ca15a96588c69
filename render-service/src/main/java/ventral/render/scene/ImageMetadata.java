package ventral.render.scene;

import org.joml.Quaternionf;
import org.joml.Vector2f;
import org.joml.Vector3f;
import ventral.render.geometry.Camera;
import ventral.render.geometry.CameraTransforms;
import ventral.render.geometry.Pose;
import ventral.render.surroundings.BackgroundNames;

/**
 * Metadata of one image besides its latents. Coordinate frames are left-handed: x right, y up, z ahead of the camera.
 * Values that an imported index does not provide are NaN.
 *
 * @param rotation rotation from the object's canonical pose, in the camera's frame
 * @param pixel the object's centre, in pixels right of and above the image's centre
 * @param pivotPixel the pivot, which is the centre of the bottom of the object's bounding box, in pixels right of and
 *     above the image's centre
 * @param pivotDistance depth of the pivot along the camera's axis, metres
 * @param camera rotation from the camera's frame to the world's
 * @param background {@code room}, {@code panorama/…}, {@code photograph/…}, or the value of an imported index
 * @param light unit vector towards the key light in the camera's frame
 * @param lightPower luminance of the key light's irradiance, where panoramas have a mean luminance of .5
 * @param sourceFile file that the image was imported from; empty for a rendered image
 */
public record ImageMetadata(
        Quaternionf rotation,
        Vector2f pixel,
        Vector2f pivotPixel,
        float pivotDistance,
        Quaternionf camera,
        String background,
        Vector3f light,
        float lightPower,
        String sourceFile) {

    /**
     * Computes the metadata of a scene.
     *
     * @param imageSize width and height of the image in pixels
     */
    static ImageMetadata of(Scene scene, BackgroundNames names, int imageSize) {
        Pose pose = scene.pose();
        Vector3f pivot = pose.orientation()
                .transform(scene.object().mesh().outline().bottom())
                .mul(pose.radius())
                .add(pose.position());
        Vector3f light = scene.cameraTurn().transformInverse(scene.light().sunDirection(), new Vector3f());
        return new ImageMetadata(
                pose.orientation(),
                pixel(pose.position(), imageSize),
                pixel(pivot, imageSize),
                pivot.z,
                CameraTransforms.mirrored(scene.cameraTurn()),
                names.of(scene.background()),
                new Vector3f(light.x, light.y, -light.z),
                scene.light().sun().luminance(),
                "");
    }

    /**
     * Projects a position onto the image.
     *
     * @param place position in the camera's frame, metres
     * @return pixels right of and above the image's centre
     */
    public static Vector2f pixel(Vector3f place, int imageSize) {
        return new Vector2f(place.x, place.y).mul(imageSize / (2 * Camera.TAN_HALF_VIEW * place.z));
    }
}
