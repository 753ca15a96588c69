package ventral.contract.name;

import ventral.contract.latent.Objective;

/** {@code sweeps/{sweep}/scalingCurves/{objective}~{benchmark}}. */
public record ScalingCurveName(SweepName sweep, Objective objective, BenchmarkName benchmark) implements ResourceName {

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static ScalingCurveName parse(String name) {
        var ids = ResourceName.segments("sweeps/{sweep}/scalingCurves/{objective~benchmark}", name);
        String[] parts = ids.get(1).split("~", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "'%s' is not a name of the form sweeps/{sweep}/scalingCurves/{objective}~{benchmark}"
                            .formatted(name));
        }
        return new ScalingCurveName(new SweepName(ids.get(0)), Objective.parse(parts[0]), new BenchmarkName(parts[1]));
    }

    @Override
    public String toString() {
        return sweep + "/scalingCurves/" + objective.id() + "~" + benchmark.id();
    }
}
