package ventral.contract.wire;

import ventral.contract.latent.Latent;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.LatentRange;

/** Maps ranges of latents to and from {@code ventral.type.v1}. */
public final class LatentRangeMapper {

    private LatentRangeMapper() {}

    public static ventral.type.v1.LatentRange toWire(LatentRange range) {
        var message = ventral.type.v1.LatentRange.newBuilder().setLatent(LatentMapper.toWire(range.latent()));
        if (range instanceof LatentRange.Bounds interval) {
            message.setLower(interval.lower()).setUpper(interval.upper());
        } else if (range instanceof LatentRange.ClassSubset classes) {
            message.addAllClasses(classes.classes());
        }
        return message.build();
    }

    /**
     * Reads a range.
     *
     * @throws InvalidFieldException if the message is not a valid range of its latent
     */
    public static LatentRange fromWire(ventral.type.v1.LatentRange message) {
        Latent latent = EnumMapper.fromWire(Latent.class, "scenes.ranges", "LATENT_", message.getLatent());
        String word = LatentRange.word(latent);
        if (latent.kind() == Latent.Kind.CLASS) {
            if (message.hasLower() || message.hasUpper()) {
                throw new InvalidFieldException(
                        "scenes.ranges", "scenes.ranges %s: a class has no bounds; name its classes".formatted(word));
            }
            return new LatentRange.ClassSubset(latent, message.getClassesList());
        }
        if (!message.hasLower() || !message.hasUpper() || message.getClassesCount() > 0) {
            throw new InvalidFieldException(
                    "scenes.ranges",
                    "scenes.ranges %s needs a lower and an upper bound, equal ones to hold it fixed, and no classes"
                            .formatted(word));
        }
        return new LatentRange.Bounds(latent, message.getLower(), message.getUpper());
    }
}
