package ventral.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ImageName;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/** Parses names of every resource. A name that is accepted is written back as it was. */
final class ResourceNameTarget {

    private static final List<Function<String, ?>> NAMES = List.of(
            StreamName::parse,
            RunName::parse,
            SweepName::parse,
            BenchmarkName::parse,
            CheckpointName::parse,
            ScoreName::parse,
            ReferenceName::parse,
            ReferenceScoreName::parse,
            ImageName::parse,
            ScalingCurveName::parse,
            ObjectiveComparisonName::parse,
            ObjectiveName::parse);

    private ResourceNameTarget() {}

    static FuzzTarget target() {
        return new FuzzTarget(
                "resource-name",
                Set.of(IllegalArgumentException.class),
                () -> Stream.of(
                                "\0streams/s1",
                                "\1runs/r-1",
                                "\2sweeps/w1",
                                "\4runs/r1/checkpoints/64",
                                "\5runs/r1/checkpoints/64/scores/b1",
                                "\7references/r1/scores/b1",
                                "\10streams/s1/images/0",
                                "\11sweeps/w1/scalingCurves/distance~b1.raw",
                                "\13objectives/distance-rotation")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                ResourceNameTarget::decode);
    }

    private static void decode(byte[] input) {
        ByteSource source = new ByteSource(input);
        Function<String, ?> parser = source.oneOf(NAMES);
        String text = source.restAsText();
        if (parser.apply(text) instanceof ResourceName name && !name.toString().equals(text)) {
            throw new AssertionError("'%s' is read as %s".formatted(text, name));
        }
    }
}
