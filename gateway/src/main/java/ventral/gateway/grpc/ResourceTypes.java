package ventral.gateway.grpc;

import static java.util.Map.entry;

import java.util.Map;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ImageName;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/** Maps names to the resource types of the API's {@code google.api.resource} options. */
final class ResourceTypes {

    private static final Map<Class<? extends ResourceName>, String> TYPES = Map.ofEntries(
            entry(StreamName.class, "ventral.dev/Stream"),
            entry(ImageName.class, "ventral.dev/Image"),
            entry(RunName.class, "ventral.dev/Run"),
            entry(SweepName.class, "ventral.dev/Sweep"),
            entry(CheckpointName.class, "ventral.dev/Checkpoint"),
            entry(ScoreName.class, "ventral.dev/Score"),
            entry(ReferenceName.class, "ventral.dev/Reference"),
            entry(ReferenceScoreName.class, "ventral.dev/ReferenceScore"),
            entry(BenchmarkName.class, "ventral.dev/Benchmark"),
            entry(ScalingCurveName.class, "ventral.dev/ScalingCurve"),
            entry(ObjectiveComparisonName.class, "ventral.dev/ObjectiveComparison"));

    private ResourceTypes() {}

    static String of(ResourceName name) {
        String type = TYPES.get(name.getClass());
        if (type == null) {
            throw new IllegalStateException(name.getClass() + " has no resource type");
        }
        return type;
    }
}
