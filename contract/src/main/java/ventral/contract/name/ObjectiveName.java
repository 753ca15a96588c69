package ventral.contract.name;

import ventral.contract.latent.Objective;

/** {@code objectives/{objective}}: an objective's canonical id as a resource name. */
public final class ObjectiveName {

    private ObjectiveName() {}

    /** @throws IllegalArgumentException if {@code name} names no objective; the message says why */
    public static Objective parse(String name) {
        return Objective.parse(
                ResourceName.segments("objectives/{objective}", name).get(0));
    }

    public static String of(Objective objective) {
        return "objectives/" + objective.id();
    }
}
