package ventral.contract.name;

/**
 * The name of an objective comparison: {@code sweeps/{sweep}/objectiveComparisons/{benchmark}}, or {@code
 * sweeps/{sweep}/objectiveComparisons/mean~{suite}}.
 */
public record ObjectiveComparisonName(SweepName sweep, Measure measure) implements ResourceName {

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ObjectiveComparisonName parse(String name) {
        var ids = ResourceName.segments("sweeps/{sweep}/objectiveComparisons/{measure}", name);
        return new ObjectiveComparisonName(new SweepName(ids.get(0)), Measure.parse(ids.get(1)));
    }

    @Override
    public String toString() {
        return sweep + "/objectiveComparisons/" + measure;
    }
}
