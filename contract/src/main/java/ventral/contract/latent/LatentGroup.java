package ventral.contract.latent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Latents that are learnt together or not at all. The order of the constants is the order within an objective's id. */
public enum LatentGroup {
    DISTANCE,
    TRANSLATION,
    ROTATION,
    CATEGORY,
    IDENTITY;

    /** Returns the group's word in an objective's id, such as {@code distance}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the group's name on an axis or in a table, such as {@code Distance}. */
    public String displayName() {
        return name().charAt(0) + id().substring(1);
    }

    public List<Latent> latents() {
        return Arrays.stream(Latent.values())
                .filter(latent -> latent.group() == this)
                .toList();
    }

    static Optional<LatentGroup> of(String id) {
        return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst();
    }
}
