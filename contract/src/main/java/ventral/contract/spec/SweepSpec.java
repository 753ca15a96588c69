package ventral.contract.spec;

import static java.util.stream.Collectors.joining;
import static ventral.contract.spec.InvalidFieldException.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * What a user asks of a sweep: one run for each objective, dataset size and seed, alike in all else.
 *
 * @param imageCounts dataset sizes
 */
public record SweepSpec(
        StreamName stream,
        List<Objective> objectives,
        List<Long> imageCounts,
        List<Long> seeds,
        int epochCount,
        int checkpointsPerDecade,
        Recipe recipe,
        int priority) {

    public static final int MAX_RUN_COUNT = 10_000;

    /** @throws InvalidFieldException if a value breaks its limit */
    public SweepSpec {
        objectives = List.copyOf(objectives);
        imageCounts = List.copyOf(imageCounts);
        seeds = List.copyOf(seeds);
        checkDistinct("objectives", objectives);
        checkDistinct("image_counts", imageCounts);
        checkDistinct("seeds", seeds);
        long runCount = (long) objectives.size() * imageCounts.size() * seeds.size();
        check(
                runCount <= MAX_RUN_COUNT,
                "objectives",
                "%d objectives x %d image counts x %d seeds are %d runs; a sweep has at most %d",
                objectives.size(),
                imageCounts.size(),
                seeds.size(),
                runCount,
                MAX_RUN_COUNT);
    }

    /** Of default recipe and priority. */
    public SweepSpec(
            StreamName stream,
            List<Objective> objectives,
            List<Long> imageCounts,
            List<Long> seeds,
            int epochCount,
            int checkpointsPerDecade) {
        this(
                stream,
                objectives,
                imageCounts,
                seeds,
                epochCount,
                checkpointsPerDecade,
                Recipe.DEFAULT,
                RunSpec.DEFAULT_PRIORITY);
    }

    /**
     * The runs of the sweep, smallest dataset first, each under a name that is a function of the sweep's and its own
     * coordinates.
     */
    public Map<RunName, RunSpec> runs(SweepName sweep) {
        Map<RunName, RunSpec> runs = new LinkedHashMap<>();
        for (long imageCount : imageCounts.stream().sorted().toList()) {
            for (long seed : seeds) {
                for (Objective objective : objectives) {
                    runs.put(
                            runName(sweep, objective, imageCount, seed),
                            new RunSpec(
                                    stream,
                                    objective,
                                    imageCount,
                                    epochCount,
                                    seed,
                                    checkpointsPerDecade,
                                    recipe,
                                    priority,
                                    Optional.of(sweep)));
                }
            }
        }
        return runs;
    }

    /** Initials of the groups keep the longest objective within an id's 63 characters. */
    private static RunName runName(SweepName sweep, Objective objective, long imageCount, long seed) {
        String tail = "-%s-n%d-s%s".formatted(abbreviated(objective), imageCount, seedWord(seed));
        check(
                sweep.id().length() + tail.length() <= 63,
                "sweep_id",
                "sweep_id '%s' is too long: with '%s' it makes a run id of more than 63 characters",
                sweep.id(),
                tail);
        return new RunName(sweep.id() + tail);
    }

    private static String abbreviated(Objective objective) {
        return objective.groups().size() == 1
                ? objective.id()
                : objective.groups().stream()
                        .map(group -> group.id().substring(0, 3))
                        .collect(joining());
    }

    private static String seedWord(long seed) {
        return seed < 0 ? "m" + Long.toUnsignedString(-seed) : Long.toString(seed);
    }

    private static void checkDistinct(String field, List<?> values) {
        check(!values.isEmpty(), field, "%s is empty", field);
        check(Set.copyOf(values).size() == values.size(), field, "%s %s names a value twice", field, values);
    }
}
