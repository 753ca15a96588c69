package ventral.contract.name;

import ventral.contract.latent.Objective;

/** The name of an objective: {@code objectives/{objective}}, made of its canonical id. */
public final class ObjectiveName {

    private ObjectiveName() {}

    /**
     * Parses an objective's resource name.
     *
     * @throws IllegalArgumentException if {@code name} names no objective; the message says why
     */
    public static Objective parse(String name) {
        return Objective.parse(
                ResourceName.segments("objectives/{objective}", name).get(0));
    }

    public static String of(Objective objective) {
        return "objectives/" + objective.id();
    }
}
