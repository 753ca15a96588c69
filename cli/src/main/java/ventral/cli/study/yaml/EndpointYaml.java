package ventral.cli.study.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.cli.study.ScoreValue;
import ventral.cli.study.StudyEndpoint;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;

/** Reads the endpoint of a study. */
final class EndpointYaml {

    private static final String CHOSEN = "chosen";

    /** Names the checkpoint of each run that is compared. */
    enum CheckpointChoice {
        LAST
    }

    private EndpointYaml() {}

    static StudyEndpoint read(YamlMapping endpoint, Map<SweepName, SweepSpec> sweeps) {
        endpoint.allowOnly("benchmark", "value", "checkpoint", "layer", "objective", "controls", "images");
        endpoint.enumValue("checkpoint", CheckpointChoice.class);
        ScoreValue value = endpoint.enumValue("value", ScoreValue.class);
        Objective objective =
                FieldErrors.read(endpoint, "objective", () -> Objective.parse(endpoint.text("objective")));
        List<Objective> controls = FieldErrors.read(
                endpoint,
                "controls",
                () -> endpoint.texts("controls").stream().map(Objective::parse).toList());
        return new StudyEndpoint(
                FieldErrors.read(endpoint, "benchmark", () -> new BenchmarkName(endpoint.text("benchmark"))),
                value == null ? ScoreValue.RAW : value,
                layer(endpoint),
                objective,
                controls,
                endpoint.whole("images").orElse(largest(objective, sweeps)));
    }

    private static @Nullable String layer(YamlMapping endpoint) {
        String layer = endpoint.text("layer", CHOSEN);
        return layer.equals(CHOSEN) ? null : layer;
    }

    private static long largest(Objective objective, Map<SweepName, SweepSpec> sweeps) {
        return sweeps.values().stream()
                .filter(sweep -> sweep.objectives().contains(objective))
                .flatMap(sweep -> sweep.imageCounts().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
