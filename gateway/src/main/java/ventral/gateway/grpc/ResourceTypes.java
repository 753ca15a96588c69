package ventral.gateway.grpc;

import java.util.Map;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/** The types that the API's {@code google.api.resource} options give to resources. */
final class ResourceTypes {

    private static final Map<Class<? extends ResourceName>, String> TYPES = Map.of(
            StreamName.class, "ventral.dev/Stream",
            RunName.class, "ventral.dev/Run",
            SweepName.class, "ventral.dev/Sweep",
            CheckpointName.class, "ventral.dev/Checkpoint",
            ScoreName.class, "ventral.dev/Score",
            ReferenceName.class, "ventral.dev/Reference",
            ReferenceScoreName.class, "ventral.dev/ReferenceScore",
            BenchmarkName.class, "ventral.dev/Benchmark",
            ScalingCurveName.class, "ventral.dev/ScalingCurve",
            ObjectiveComparisonName.class, "ventral.dev/ObjectiveComparison");

    private ResourceTypes() {}

    static String of(ResourceName name) {
        String type = TYPES.get(name.getClass());
        if (type == null) {
            throw new IllegalStateException(name.getClass() + " has no resource type");
        }
        return type;
    }
}
