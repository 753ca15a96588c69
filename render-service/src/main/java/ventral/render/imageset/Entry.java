package ventral.render.imageset;

import java.util.Map;
import java.util.Optional;
import org.joml.Quaternionf;
import org.joml.Vector2f;
import org.joml.Vector3f;
import ventral.contract.latent.Latent;
import ventral.render.scene.Facts;

/**
 * What is known of one image of a set.
 *
 * @param measures of the latents that are lengths or angles, in the units of {@link Latent}
 * @param category its name
 * @param identity its name
 * @param background what the index says of it; may be empty
 * @param camera from the camera's frame to the world's
 * @param place which point of the object the lengths tell
 */
public record Entry(
        Map<Latent, Double> measures,
        Optional<String> category,
        Optional<String> identity,
        String background,
        Optional<Quaternionf> camera,
        Place place) {

    /** A point of an object. */
    public enum Place {
        CENTRE,
        /** The centre of the bottom of its bounding box. */
        PIVOT
    }

    private static final Vector2f NOWHERE = new Vector2f(Float.NaN);
    private static final Quaternionf UNTOLD = new Quaternionf(Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    private static final Vector3f NO_LIGHT = new Vector3f(Float.NaN);

    public Entry {
        measures = Map.copyOf(measures);
    }

    /** What nobody has said is not a number. */
    Facts facts(int imageSize, String sourceFile) {
        Vector2f seen = measures.containsKey(Latent.DISTANCE) && measures.containsKey(Latent.TRANSLATION_X)
                ? Facts.pixel(position(), imageSize)
                : NOWHERE;
        return new Facts(
                measures.containsKey(Latent.ROTATION_YAW) ? rotation() : UNTOLD,
                place == Place.CENTRE ? seen : NOWHERE,
                place == Place.PIVOT ? seen : NOWHERE,
                place == Place.PIVOT ? (float) depth() : Float.NaN,
                camera.orElse(UNTOLD),
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
