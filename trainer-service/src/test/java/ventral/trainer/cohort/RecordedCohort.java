package ventral.trainer.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ventral.contract.cost.CohortForecast.Member;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;

/**
 * A cohort that a trainer has trained, as its reports recorded it. Each file begins with where it comes from.
 *
 * @param specs runs of the cohort
 */
record RecordedCohort(List<RunSpec> specs, List<Report> reports) {

    private static final int BATCH_SIZE = 64;

    /**
     * Images that each run had seen at a moment.
     *
     * @param at time since the first report
     * @param checkpointCount checkpoints that were saved since the report before
     */
    record Report(Duration at, int checkpointCount, List<Long> seenImageCounts) {

        /** Returns the images of the data order that the cohort has learnt from since a report. */
        long imagesSince(Report before) {
            long most = 0;
            for (int run = 0; run < seenImageCounts.size(); run++) {
                most = Math.max(most, seenImageCounts.get(run) - before.seenImageCounts.get(run));
            }
            return most;
        }
    }

    /** Reads a recording. The checkpoints of its runs lie on a grid that starts at {@code firstCheckpoint}. */
    static RecordedCohort read(String file, long firstCheckpoint, int checkpointsPerDecade) throws IOException {
        List<String[]> lines;
        try (InputStream in = RecordedCohort.class.getResourceAsStream(file)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        }
        List<Report> reports =
                lines.stream().skip(1).map(RecordedCohort::report).toList();
        List<Long> totals = reports.get(reports.size() - 1).seenImageCounts();
        List<RunSpec> specs = new ArrayList<>();
        for (int run = 0; run < totals.size(); run++) {
            specs.add(new RunSpec(
                    new StreamName("s"),
                    Objective.parse(lines.get(0)[run + 2].replaceFirst("(-n\\d+)?-s\\d+$", "")),
                    totals.get(run),
                    1,
                    totals.get(run),
                    0,
                    checkpointsPerDecade,
                    firstCheckpoint,
                    Recipe.DEFAULT,
                    0,
                    null));
        }
        return new RecordedCohort(specs, reports);
    }

    private static Report report(String[] columns) {
        return new Report(
                Duration.ofMillis(Math.round(1000 * Double.parseDouble(columns[0]))),
                Integer.parseInt(columns[1]),
                Arrays.stream(columns).skip(2).map(Long::valueOf).toList());
    }

    /** Returns a run as it was at a report. */
    Member member(int run, Report at) {
        RunSpec spec = specs.get(run);
        return Member.of(spec, at.seenImageCounts().get(run), spec.checkpoints(BATCH_SIZE));
    }

    boolean hasEnded(int run, Report at) {
        return at.seenImageCounts().get(run) >= specs.get(run).totalImageCount();
    }

    /** Returns the time at which a run ended. */
    Duration end(int run) {
        return reports.stream()
                .filter(report -> hasEnded(run, report))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
