package ventral.contract.spec;

import static java.util.stream.Collectors.joining;
import static ventral.contract.spec.InvalidFieldException.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;

/** Expands a sweep's spec into its runs. */
final class SweepRuns {

    /** Limit of AIP-122 on an id. */
    private static final int MAX_ID_LENGTH = 63;

    private final SweepSpec spec;
    private final SweepName sweep;
    private final Map<RunName, RunSpec> runs = new LinkedHashMap<>();

    private SweepRuns(SweepSpec spec, SweepName sweep) {
        this.spec = spec;
        this.sweep = sweep;
    }

    /** Returns the runs of a sweep, see {@link SweepSpec#runs}. */
    static Map<RunName, RunSpec> of(SweepSpec spec, SweepName sweep) {
        SweepRuns expansion = new SweepRuns(spec, sweep);
        expansion.addControls();
        expansion.addLearning();
        return Collections.unmodifiableMap(expansion.runs);
    }

    private void addControls() {
        for (Objective control : spec.objectives()) {
            if (!SweepSpec.learns(control)) {
                for (long seed : spec.controlSeeds()) {
                    runs.put(
                            runName("-%s-s%s".formatted(control.id(), seedText(seed))), withoutLearning(control, seed));
                }
            }
        }
    }

    private void addLearning() {
        for (long imageCount : spec.imageCounts().stream().sorted().toList()) {
            for (long seed : spec.seeds()) {
                for (Objective objective : spec.objectives()) {
                    if (SweepSpec.learns(objective)) {
                        runs.put(
                                runName("-%s-n%d-s%s".formatted(abbreviated(objective), imageCount, seedText(seed))),
                                learning(objective, imageCount, seed));
                    }
                }
            }
        }
    }

    private RunSpec learning(Objective objective, long imageCount, long seed) {
        EqualUpdates updates = spec.equalUpdates();
        return new RunSpec(
                spec.stream(),
                objective,
                imageCount,
                updates == null ? spec.epochCount() : updates.epochCount(imageCount),
                updates == null ? RunSpec.imageCountOfEpochs(imageCount, spec.epochCount()) : updates.totalImageCount(),
                seed,
                spec.checkpointsPerDecade(),
                spec.firstCheckpoint(),
                spec.recipe(),
                spec.priority(),
                sweep);
    }

    private RunSpec withoutLearning(Objective control, long seed) {
        long imageCount = control.control() == Control.UNTRAINED ? 0 : spec.calibrationImageCount();
        return new RunSpec(
                spec.stream(),
                control,
                imageCount,
                1,
                imageCount,
                seed,
                spec.checkpointsPerDecade(),
                spec.firstCheckpoint(),
                spec.recipe().withoutLossWeights(),
                spec.priority(),
                sweep);
    }

    private RunName runName(String tail) {
        check(
                sweep.id().length() + tail.length() <= MAX_ID_LENGTH,
                "sweep_id",
                "sweep_id '%s' is too long: with '%s' it makes a run id of more than 63 characters",
                sweep.id(),
                tail);
        return new RunName(sweep.id() + tail);
    }

    /**
     * Returns the objective's part of a run id: the first three letters of each group, so that the longest objective
     * fits an id's 63 characters. A single group is written out.
     */
    private static String abbreviated(Objective objective) {
        String groups = objective.groups().size() == 1
                ? objective.groups().get(0).id()
                : objective.groups().stream()
                        .map(group -> group.id().substring(0, 3))
                        .collect(joining());
        return objective.control() == Control.SHUFFLED ? objective.control().id() + "-" + groups : groups;
    }

    private static String seedText(long seed) {
        return seed < 0 ? "m" + Long.toUnsignedString(-seed) : Long.toString(seed);
    }
}
