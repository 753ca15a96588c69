package ventral.render.imageset;

import java.util.Map;
import org.joml.Quaternionf;
import org.joml.Vector2f;
import org.joml.Vector3f;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.render.scene.ImageMetadata;

/**
 * Labels of one image of a set, as its index gives them.
 *
 * @param measures values of the latents that are lengths or angles, in the units of {@link Latent}
 * @param category name of the category; null if the index has none
 * @param identity name of the identity; null if the index has none
 * @param background the index's description of the background; may be empty
 * @param camera rotation from the camera's frame to the world's; null if the index has none
 * @param place reference point of the object that the lengths refer to
 */
public record ImageAnnotation(
        Map<Latent, Double> measures,
        @Nullable String category,
        @Nullable String identity,
        String background,
        @Nullable Quaternionf camera,
        ReferencePoint place) {

    /** Reference point of an object. */
    public enum ReferencePoint {
        CENTRE,
        /** The centre of the bottom of the object's bounding box. */
        PIVOT
    }

    private static final Vector2f NOWHERE = new Vector2f(Float.NaN);
    private static final Quaternionf UNTOLD = new Quaternionf(Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    private static final Vector3f NO_LIGHT = new Vector3f(Float.NaN);

    public ImageAnnotation {
        measures = Map.copyOf(measures);
    }

    /** Returns the image's metadata. Values that the index does not provide are NaN. */
    ImageMetadata facts(int imageSize, String sourceFile) {
        Vector2f seen = measures.containsKey(Latent.DISTANCE) && measures.containsKey(Latent.TRANSLATION_X)
                ? ImageMetadata.pixel(position(), imageSize)
                : NOWHERE;
        return new ImageMetadata(
                measures.containsKey(Latent.ROTATION_YAW) ? rotation() : UNTOLD,
                place == ReferencePoint.CENTRE ? seen : NOWHERE,
                place == ReferencePoint.PIVOT ? seen : NOWHERE,
                place == ReferencePoint.PIVOT ? (float) depth() : Float.NaN,
                camera == null ? UNTOLD : camera,
                background,
                NO_LIGHT,
                Float.NaN,
                sourceFile);
    }

    private Quaternionf rotation() {
        return new Quaternionf()
                .rotationYXZ((float) measure(Latent.ROTATION_YAW), (float) measure(Latent.ROTATION_PITCH), (float)
                        measure(Latent.ROTATION_ROLL));
    }

    private Vector3f position() {
        return new Vector3f(
                (float) measure(Latent.TRANSLATION_X), (float) measure(Latent.TRANSLATION_Y), (float) depth());
    }

    private double depth() {
        return measure(Latent.DISTANCE);
    }

    private double measure(Latent latent) {
        return measures.getOrDefault(latent, Double.NaN);
    }
}
