package ventral.gateway.analysis.estimate;

import java.util.List;
import java.util.TreeSet;
import ventral.contract.cost.CohortForecast;
import ventral.contract.cost.CohortForecast.Member;
import ventral.contract.cost.TrainingCosts;
import ventral.contract.spec.RunSpec;

/** Computes how long one trainer takes for the steps of a sweep, cohort after cohort. */
final class SweepDuration {

    /** Default of {@code ventral.trainer.cohort-limit}. */
    private static final int COHORT_LIMIT = 8;

    private SweepDuration() {}

    /**
     * Returns the seconds that the steps take, without checkpoints.
     *
     * @param runs in the order in which they are trained
     */
    static double stepSeconds(List<RunSpec> runs, TrainingCosts costs) {
        double seconds = 0;
        for (int from = 0; from < runs.size(); from += COHORT_LIMIT) {
            List<Member> cohort = runs.subList(from, Math.min(from + COHORT_LIMIT, runs.size())).stream()
                    .map(run -> Member.of(run, 0, new TreeSet<>()))
                    .toList();
            long longest =
                    cohort.stream().mapToLong(Member::totalImageCount).max().orElse(0);
            seconds += new CohortForecast(cohort, costs).secondsUntil(longest);
        }
        return seconds;
    }
}
