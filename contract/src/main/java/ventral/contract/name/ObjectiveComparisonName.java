package ventral.contract.name;

/**
 * {@code sweeps/{sweep}/objectiveComparisons/{benchmark}}, or {@code
 * sweeps/{sweep}/objectiveComparisons/mean~{suite}}.
 */
public record ObjectiveComparisonName(SweepName sweep, Measure measure) implements ResourceName {

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static ObjectiveComparisonName parse(String name) {
        var ids = ResourceName.segments("sweeps/{sweep}/objectiveComparisons/{measure}", name);
        return new ObjectiveComparisonName(new SweepName(ids.get(0)), Measure.parse(ids.get(1)));
    }

    @Override
    public String toString() {
        return sweep + "/objectiveComparisons/" + measure;
    }
}
