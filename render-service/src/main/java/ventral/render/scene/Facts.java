package ventral.render.scene;

import org.joml.Quaternionf;
import org.joml.Vector2f;
import org.joml.Vector3f;

/**
 * What is known of one image besides its latents. Frames are left-handed: x right, y up, z ahead of the camera. What an
 * imported index does not tell is not a number.
 *
 * @param rotation from the object's canonical pose, in the camera's frame
 * @param pixel the object's centre, pixels right of and above the picture's centre
 * @param pivotPixel likewise of the pivot, the centre of the bottom of the object's bounding box
 * @param pivotDistance depth of the pivot along the camera's axis, metres
 * @param camera from the camera's frame to the world's
 * @param background {@code room}, {@code panorama/…}, {@code photograph/…}, or what an imported index says
 * @param light towards the key light in the camera's frame, of unit length
 * @param lightPower luminance of the key light's irradiance, where panoramas have a mean luminance of .5
 * @param sourceFile that the image was imported from; empty for one that was rendered
 */
public record Facts(
        Quaternionf rotation,
        Vector2f pixel,
        Vector2f pivotPixel,
        float pivotDistance,
        Quaternionf camera,
        String background,
        Vector3f light,
        float lightPower,
        String sourceFile) {

    /** @param imageSize width and height of the picture, pixels */
    static Facts of(Scene scene, BackgroundNames names, int imageSize) {
        Pose pose = scene.pose();
        Vector3f pivot = pose.orientation()
                .transform(scene.object().mesh().outline().bottom())
                .mul(pose.radius())
                .add(pose.position());
        Vector3f light = scene.cameraTurn().transformInverse(scene.light().sunDirection(), new Vector3f());
        return new Facts(
                pose.orientation(),
                pixel(pose.position(), imageSize),
                pixel(pivot, imageSize),
                pivot.z,
                Viewpoint.mirrored(scene.cameraTurn()),
                names.of(scene.background()),
                new Vector3f(light.x, light.y, -light.z),
                scene.light().sun().luminance(),
                "");
    }

    /**
     * Where a place is seen.
     *
     * @param place in the camera's frame, metres
     * @return pixels right of and above the picture's centre
     */
    public static Vector2f pixel(Vector3f place, int imageSize) {
        return new Vector2f(place.x, place.y).mul(imageSize / (2 * Camera.TAN_HALF_VIEW * place.z));
    }
}
