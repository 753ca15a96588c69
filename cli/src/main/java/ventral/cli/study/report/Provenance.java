package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ventral.cli.study.Study;
import ventral.cli.study.result.StudyResults;
import ventral.contract.latent.Objective;
import ventral.contract.spec.SweepSpec;

/** Writes the provenance of a report: specs, digests and versions. */
final class Provenance {

    private Provenance() {}

    static String of(StudyResults results, SoftwareVersions versions) {
        Study study = results.study();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("study", study.name());
        all.put("programs", ordered("ventral", versions.ventral(), "java", versions.java()));
        List<Object> streams = new ArrayList<>();
        results.streams()
                .forEach(stream -> streams.add(ordered(
                        "name", stream.name().toString(),
                        "digest", stream.digest(),
                        "rendered_image_count", stream.renderedImageCount(),
                        "spec", study.stream(stream.name()).toString())));
        all.put("streams", streams);
        List<Object> sweeps = new ArrayList<>();
        study.sweeps().forEach((name, spec) -> sweeps.add(sweep(name.toString(), spec)));
        all.put("sweeps", sweeps);
        List<Object> benchmarks = new ArrayList<>();
        results.benchmarks()
                .forEach(benchmark -> benchmarks.add(ordered(
                        "name", benchmark.name().toString(),
                        "version", benchmark.version(),
                        "region", benchmark.region(),
                        "metric", benchmark.metric(),
                        "simulated", benchmark.isSimulated(),
                        "stimulus_count", benchmark.stimulusCount(),
                        "neuroid_count", benchmark.neuroidCount(),
                        "citation", benchmark.citation(),
                        "license", benchmark.license())));
        all.put("benchmarks", benchmarks);
        all.put("checkpoints", "checkpoints.csv has the SHA-256 of the weights of every checkpoint");
        return JsonWriter.of(all);
    }

    private static Map<String, Object> sweep(String name, SweepSpec spec) {
        var updates = spec.equalUpdates();
        return ordered(
                "name", name,
                "stream", spec.stream().toString(),
                "objectives", spec.objectives().stream().map(Objective::id).toList(),
                "image_counts", spec.imageCounts(),
                "seeds", spec.seeds(),
                "control_seeds", spec.controlSeeds(),
                "calibration_image_count", spec.calibrationImageCount(),
                "epoch_count", spec.epochCount(),
                "update_count", updates == null ? 0 : updates.updateCount(),
                "first_checkpoint", spec.firstCheckpoint(),
                "checkpoints_per_decade", spec.checkpointsPerDecade(),
                "recipe", spec.recipe().toString());
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
