package ventral.contract.latent;

import static ventral.contract.latent.Latent.Kind.ANGLE;
import static ventral.contract.latent.Latent.Kind.CLASS;
import static ventral.contract.latent.Latent.Kind.LENGTH;

/**
 * A variable that caused an image.
 *
 * <p>Positions and angles are in the camera's frame, left-handed as in Unity and TDW: x to the right, y up, z ahead of
 * the camera. Lengths are in metres, angles in radians in [-pi, pi].
 */
public enum Latent {
    DISTANCE(LatentGroup.DISTANCE, LENGTH),
    TRANSLATION_X(LatentGroup.TRANSLATION, LENGTH),
    TRANSLATION_Y(LatentGroup.TRANSLATION, LENGTH),
    ROTATION_PITCH(LatentGroup.ROTATION, ANGLE),
    ROTATION_YAW(LatentGroup.ROTATION, ANGLE),
    ROTATION_ROLL(LatentGroup.ROTATION, ANGLE),
    CATEGORY(LatentGroup.CATEGORY, CLASS),
    IDENTITY(LatentGroup.IDENTITY, CLASS);

    /** The kind of a latent's values, which decides how an error in them is measured. */
    public enum Kind {
        LENGTH,
        ANGLE,
        CLASS
    }

    private final LatentGroup group;
    private final Kind kind;

    Latent(LatentGroup group, Kind kind) {
        this.group = group;
        this.kind = kind;
    }

    public LatentGroup group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }
}
