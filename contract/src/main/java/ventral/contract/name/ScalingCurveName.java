package ventral.contract.name;

import ventral.contract.latent.Objective;

/**
 * The name of a scaling curve: {@code sweeps/{sweep}/scalingCurves/{objective}~{benchmark}}, or {@code
 * sweeps/{sweep}/scalingCurves/{objective}~mean~{suite}}.
 */
public record ScalingCurveName(SweepName sweep, Objective objective, Measure measure) implements ResourceName {

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ScalingCurveName parse(String name) {
        var ids = ResourceName.segments("sweeps/{sweep}/scalingCurves/{objective~measure}", name);
        String[] parts = ids.get(1).split("~", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "'%s' is not a name of the form sweeps/{sweep}/scalingCurves/{objective}~{benchmark} or sweeps/{sweep}/scalingCurves/{objective}~mean~{suite}"
                            .formatted(name));
        }
        return new ScalingCurveName(new SweepName(ids.get(0)), Objective.parse(parts[0]), Measure.parse(parts[1]));
    }

    @Override
    public String toString() {
        return sweep + "/scalingCurves/" + objective.id() + "~" + measure;
    }
}
