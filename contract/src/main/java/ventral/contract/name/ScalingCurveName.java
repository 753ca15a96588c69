package ventral.contract.name;

import ventral.contract.latent.Objective;

/**
 * {@code sweeps/{sweep}/scalingCurves/{objective}~{benchmark}}, or {@code
 * sweeps/{sweep}/scalingCurves/{objective}~mean~{suite}}.
 */
public record ScalingCurveName(SweepName sweep, Objective objective, Measure measure) implements ResourceName {

    private static final String MEAN = "mean";

    /** What a curve's values are. {@code toString} gives its part of the curve's name. */
    public sealed interface Measure permits OnBenchmark, MeanOver {}

    /** The score on one benchmark. */
    public record OnBenchmark(BenchmarkName benchmark) implements Measure {
        @Override
        public String toString() {
            return benchmark.id();
        }
    }

    /** The mean of the four regions over one suite of benchmarks. */
    public record MeanOver(String suite) implements Measure {

        public MeanOver {
            ResourceName.checkId("suite", suite);
        }

        @Override
        public String toString() {
            return MEAN + "~" + suite;
        }
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static ScalingCurveName parse(String name) {
        var ids = ResourceName.segments("sweeps/{sweep}/scalingCurves/{objective~measure}", name);
        String[] parts = ids.get(1).split("~", -1);
        boolean mean = parts.length == 3 && parts[1].equals(MEAN);
        if (parts.length != 2 && !mean) {
            throw new IllegalArgumentException(
                    "'%s' is not a name of the form sweeps/{sweep}/scalingCurves/{objective}~{benchmark} or sweeps/{sweep}/scalingCurves/{objective}~mean~{suite}"
                            .formatted(name));
        }
        return new ScalingCurveName(
                new SweepName(ids.get(0)),
                Objective.parse(parts[0]),
                mean ? new MeanOver(parts[2]) : new OnBenchmark(new BenchmarkName(parts[1])));
    }

    @Override
    public String toString() {
        return sweep + "/scalingCurves/" + objective.id() + "~" + measure;
    }
}
