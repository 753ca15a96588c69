package ventral.cli.study.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ventral.cli.study.Study;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;

/**
 * Holds runs of a study that may be compared. They come from all sweeps with the same stream, recipe, and passes or
 * updates, so they differ only in objective, dataset size and seed. Controls that do not train belong to every group
 * with the same stream and network. If two sweeps have the same run, the first sweep in the file provides it.
 *
 * @param sweeps that share this training, in the order of the file
 * @param runs by objective, dataset size and seed
 */
public record ComparableRuns(List<SweepName> sweeps, Map<RunKey, RunName> runs) {

    /**
     * Identifies a run among comparable runs.
     *
     * @param imageCount dataset size; 0 for controls that do not train
     */
    public record RunKey(Objective objective, long imageCount, long seed) {}

    /** Holds what the sweeps of a pool have in common. */
    private record TrainingSetup(StreamName stream, Recipe recipe, long updateCount, int epochCount) {

        static TrainingSetup of(SweepSpec sweep) {
            var updates = sweep.equalUpdates();
            return new TrainingSetup(
                    sweep.stream(), sweep.recipe(), updates == null ? 0 : updates.updateCount(), sweep.epochCount());
        }
    }

    private record ControlScope(StreamName stream, Network network) {}

    public ComparableRuns {
        sweeps = List.copyOf(sweeps);
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    }

    /** Returns the groups of comparable runs of a study, in the order of their first sweeps. */
    public static List<ComparableRuns> of(Study study) {
        Map<TrainingSetup, List<SweepName>> sweeps = new LinkedHashMap<>();
        study.sweeps().forEach((name, spec) -> {
            if (spec.objectives().stream()
                    .anyMatch(objective -> !objective.control().isWithoutLearning())) {
                sweeps.computeIfAbsent(TrainingSetup.of(spec), training -> new ArrayList<>())
                        .add(name);
            }
        });
        List<ComparableRuns> pools = new ArrayList<>();
        sweeps.forEach((training, names) -> pools.add(new ComparableRuns(names, runs(study, training, names))));
        return pools;
    }

    private static Map<RunKey, RunName> runs(Study study, TrainingSetup training, List<SweepName> names) {
        ControlScope start =
                new ControlScope(training.stream(), training.recipe().network());
        Map<RunKey, RunName> runs = new LinkedHashMap<>();
        study.sweeps().forEach((name, sweep) -> {
            boolean starts =
                    start.equals(new ControlScope(sweep.stream(), sweep.recipe().network()));
            sweep.runs(name).forEach((run, spec) -> {
                boolean learns = !spec.objective().control().isWithoutLearning();
                if (learns ? names.contains(name) : starts) {
                    runs.putIfAbsent(cell(spec), run);
                }
            });
        });
        return runs;
    }

    private static RunKey cell(RunSpec run) {
        boolean learns = !run.objective().control().isWithoutLearning();
        return new RunKey(run.objective(), learns ? run.imageCount() : 0, run.seed());
    }

    /** Returns the id of the first sweep, which names the figures. */
    public String id() {
        return sweeps.get(0).id();
    }

    /** Returns the objectives and controls, in the order of the runs. */
    public List<Objective> objectives() {
        return runs.keySet().stream().map(RunKey::objective).distinct().toList();
    }

    /** Returns the dataset sizes of an objective, the smallest first. */
    public List<Long> imageCounts(Objective objective) {
        return runs.keySet().stream()
                .filter(cell -> cell.objective().equals(objective))
                .map(RunKey::imageCount)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the largest dataset size of any trained objective. */
    public long largestImageCount() {
        return runs.keySet().stream().mapToLong(RunKey::imageCount).max().orElse(0);
    }
}
