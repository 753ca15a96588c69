package ventral.gateway.image;

import ventral.contract.latent.Latent;

/**
 * The value of a latent in an image.
 *
 * @param value in {@link #unit}; for a class its index
 * @param className empty unless the latent is a class and the stream names it
 */
public record Label(Latent latent, float value, String className) {

    /** Returns the SI symbol of the unit; empty for a class. */
    public String unit() {
        return switch (latent.kind()) {
            case LENGTH -> "m";
            case ANGLE -> "rad";
            case CLASS -> "";
        };
    }
}
