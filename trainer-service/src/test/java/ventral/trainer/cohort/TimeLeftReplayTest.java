package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.cost.CohortForecast;
import ventral.contract.cost.TrainingCosts;
import ventral.trainer.cohort.RecordedCohort.Report;

/** Replays recorded cohorts, and compares the time left that would have been shown with what was left. */
class TimeLeftReplayTest {

    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

    /** Estimates of the last seconds are not compared: reports are two seconds apart. */
    private static final Duration LAST_SECONDS = Duration.ofSeconds(15);

    private Duration now = Duration.ZERO;
    private final CostMeter costs = new CostMeter(() -> now, "cpu, 2 threads");

    @ParameterizedTest
    @CsvSource({
        "one-run.csv, 1000, 2, 1",
        "long-checkpoints.csv, 1000, 2, 1",
        "two-runs.csv, 1000, 2, 1",
        // up to 28 % too short for half a minute, because a scorer began to score the runs that ended then
        "six-runs.csv, 10000, 1, .9"
    })
    void the_time_left_is_within_a_quarter_of_what_was_left_from_the_first_minute_on(
            String file, long firstCheckpoint, int checkpointsPerDecade, double share) throws IOException {
        RecordedCohort cohort = RecordedCohort.read(file, firstCheckpoint, checkpointsPerDecade);
        List<String> misses = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Report before = cohort.reports().get(0);
        for (Report report : cohort.reports().subList(1, cohort.reports().size())) {
            List<Integer> open = IntStream.range(0, cohort.specs().size())
                    .filter(run -> !cohort.hasEnded(run, report))
                    .boxed()
                    .toList();
            measure(cohort, before, report);
            before = report;
            TrainingCosts measured = costs.costs();
            if (measured == null || report.at().compareTo(FIRST_MINUTE) < 0) {
                continue;
            }
            CohortForecast forecast = new CohortForecast(
                    open.stream().map(run -> cohort.member(run, report)).toList(), measured);
            for (int run : open) {
                Duration left = cohort.end(run).minus(report.at());
                if (left.compareTo(LAST_SECONDS) >= 0) {
                    double ratio =
                            seconds(forecast.timeUntil(cohort.specs().get(run).totalImageCount())) / seconds(left);
                    ratios.add(ratio);
                    if (ratio < .75 || ratio > 1.25) {
                        misses.add(String.format(
                                Locale.ROOT,
                                "run %d at %.0f s: %.2f of %.0f s",
                                run,
                                seconds(report.at()),
                                ratio,
                                seconds(left)));
                    }
                }
            }
        }
        assertThat(ratios).hasSizeGreaterThan(100).allMatch(ratio -> ratio > .7 && ratio < 1.3);
        assertThat(misses).hasSizeLessThanOrEqualTo((int) ((1 - share) * ratios.size()));
    }

    /**
     * Passes the time between two reports to the meter, as a trainer does. How much of it a checkpoint took is not
     * recorded: it is what the steps do not take at their usual cost.
     */
    private void measure(RecordedCohort cohort, Report before, Report report) {
        long images = report.imagesSince(before);
        int passCount = IntStream.range(0, cohort.specs().size())
                .filter(run -> !cohort.hasEnded(run, before))
                .map(run -> TrainingCosts.passCount(cohort.specs().get(run).objective()))
                .sum();
        costs.addStep(passCount, 0);
        TrainingCosts usual = costs.costs();
        if (report.checkpointCount() == 0) {
            now = report.at();
            costs.addStep(passCount, images);
            costs.endSteps();
        } else if (usual == null) {
            now = report.at(); // the time in which the networks were created is no part of their first checkpoint
            costs.restart();
        } else {
            Duration steps = Duration.ofMillis((long) (1000 * images * usual.secondsPerImage(passCount)));
            Duration end = before.at().plus(steps);
            now = end.compareTo(report.at()) < 0 ? end : report.at();
            costs.addStep(passCount, images);
            costs.startCheckpoints();
            now = report.at();
            costs.endCheckpoints(report.checkpointCount());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.;
    }
}
