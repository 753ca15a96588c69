package ventral.contract.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Symmetry;
import ventral.type.v1.LatentMoments;

/** Maps latents and latent spaces to and from {@code ventral.type.v1}. */
public final class LatentMapper {

    private LatentMapper() {}

    public static ventral.type.v1.Latent toWire(Latent latent) {
        return ventral.type.v1.Latent.valueOf("LATENT_" + latent.name());
    }

    /**
     * Reads a latent.
     *
     * @throws IllegalArgumentException if the latent is unspecified, or of a newer schema than ours
     */
    public static Latent fromWire(ventral.type.v1.Latent latent) {
        return switch (latent) {
            case LATENT_DISTANCE -> Latent.DISTANCE;
            case LATENT_TRANSLATION_X -> Latent.TRANSLATION_X;
            case LATENT_TRANSLATION_Y -> Latent.TRANSLATION_Y;
            case LATENT_ROTATION_PITCH -> Latent.ROTATION_PITCH;
            case LATENT_ROTATION_YAW -> Latent.ROTATION_YAW;
            case LATENT_ROTATION_ROLL -> Latent.ROTATION_ROLL;
            case LATENT_CATEGORY -> Latent.CATEGORY;
            case LATENT_IDENTITY -> Latent.IDENTITY;
            case LATENT_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("unknown latent " + latent);
        };
    }

    public static ventral.type.v1.LatentSpace toWire(LatentSpace space) {
        var message = ventral.type.v1.LatentSpace.newBuilder()
                .addAllCategories(space.categories())
                .addAllIdentities(space.identities());
        Arrays.stream(Latent.values())
                .filter(latent -> space.groups().contains(latent.group()))
                .forEach(latent -> message.addLabelled(toWire(latent)));
        new EnumMap<>(space.moments())
                .forEach((latent, moments) -> message.addMoments(LatentMoments.newBuilder()
                        .setLatent(toWire(latent))
                        .setMean(moments.mean())
                        .setStandardDeviation(moments.standardDeviation())));
        new TreeMap<>(space.symmetries())
                .forEach((identity, symmetry) -> message.addSymmetries(ventral.type.v1.Symmetry.newBuilder()
                        .setIdentity(identity)
                        .setAxisX(symmetry.x())
                        .setAxisY(symmetry.y())
                        .setAxisZ(symmetry.z())
                        .setOrder(symmetry.order())));
        space.fixed().stream().sorted().forEach(latent -> message.addFixed(toWire(latent)));
        return message.build();
    }

    /**
     * Reads a latent space.
     *
     * @throws IllegalArgumentException if the message is not a complete latent space
     */
    public static LatentSpace fromWire(ventral.type.v1.LatentSpace message) {
        Map<Latent, Moments> moments = new EnumMap<>(Latent.class);
        for (LatentMoments m : message.getMomentsList()) {
            moments.put(fromWire(m.getLatent()), new Moments(m.getMean(), m.getStandardDeviation()));
        }
        Map<Integer, Symmetry> symmetries = new TreeMap<>();
        for (ventral.type.v1.Symmetry s : message.getSymmetriesList()) {
            symmetries.put(s.getIdentity(), new Symmetry(s.getAxisX(), s.getAxisY(), s.getAxisZ(), s.getOrder()));
        }
        return new LatentSpace(
                groups(message),
                message.getCategoriesList(),
                message.getIdentitiesList(),
                moments,
                symmetries,
                message.getFixedList().stream().map(LatentMapper::fromWire).collect(Collectors.toSet()));
    }

    private static Set<LatentGroup> groups(ventral.type.v1.LatentSpace message) {
        return message.getLabelledCount() == 0
                ? EnumSet.allOf(LatentGroup.class)
                : message.getLabelledList().stream()
                        .map(latent -> fromWire(latent).group())
                        .collect(Collectors.toSet());
    }
}
