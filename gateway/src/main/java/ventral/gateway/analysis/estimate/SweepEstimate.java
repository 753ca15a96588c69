package ventral.gateway.analysis.estimate;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.TrainingCosts;
import ventral.contract.latent.Control;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.SortOrder;

/**
 * Estimates the images, checkpoints and device time that a sweep takes.
 *
 * @param imageCount images of the stream that are needed, including held-out ones
 * @param seenImageCount images learnt from, over all runs and epochs, plus those that controls are calibrated on
 * @param checkpointCount over all runs
 * @param imagesPerSecond total rate of the trainers that share the sweep, measured on runs of the same network on
 *     images of the same size, see {@link ObservedCosts} and {@link TotalRate}; null if nothing was measured on such
 *     runs
 * @param secondsPerCheckpoint time that each checkpoint takes; null if the rate includes checkpoints, or if no
 *     checkpoint was measured
 * @param device device that the costs were measured on; empty if unknown
 * @param pacedRunCount runs that the rate is measured on
 * @param pacedImageCount images that those runs learnt from
 */
public record SweepEstimate(
        long imageCount,
        long seenImageCount,
        long checkpointCount,
        @Nullable Double imagesPerSecond,
        @Nullable Double secondsPerCheckpoint,
        String device,
        int pacedRunCount,
        long pacedImageCount) {

    private record ObservedRate(int runCount, @Nullable TotalRate rate) {}

    /**
     * Estimates a sweep over an existing stream, from the costs that trainers have reported of runs like its own. If
     * none has, estimates it from the latest checkpoints.
     */
    public static SweepEstimate of(SweepName name, SweepSpec spec, Ledger ledger) {
        var streams = new StreamSpecCache(ledger);
        Optional<Integer> batchSize = streams.batchSize(spec.stream());
        List<RunSpec> runs = List.copyOf(spec.runs(name).values());
        SweepEstimate size = new SweepEstimate(
                spec.recipe().heldOutImageCount()
                        + runs.stream().mapToLong(RunSpec::imageCount).max().orElse(0),
                runs.stream().mapToLong(RunSpec::totalImageCount).sum(),
                batchSize.map(count -> checkpointCount(runs, count)).orElse(0L),
                null,
                null,
                "",
                0,
                0);
        return ObservedCosts.of(spec, streams, ledger)
                .map(observed -> size.at(observed, runs))
                .orElseGet(() -> size.at(paced(spec, streams, ledger)));
    }

    private SweepEstimate at(ObservedCosts observed, List<RunSpec> runs) {
        // a run is trained by one trainer
        int trainerCount = Math.min(observed.trainerCount(), Math.max(1, runs.size()));
        double seconds = SweepDuration.stepSeconds(runs, observed.costs());
        double rate = seconds == 0
                ? 1 / observed.costs().secondsPerImage(TrainingCosts.STEP_PASS_COUNT)
                : seenImageCount / seconds;
        Double checkpointSeconds = observed.secondsPerCheckpoint();
        return new SweepEstimate(
                imageCount,
                seenImageCount,
                checkpointCount,
                rate * trainerCount,
                checkpointSeconds == null ? null : checkpointSeconds / trainerCount,
                observed.device(),
                observed.runCount(),
                observed.imageCount());
    }

    private SweepEstimate at(ObservedRate paced) {
        TotalRate rate = paced.rate();
        return new SweepEstimate(
                imageCount,
                seenImageCount,
                checkpointCount,
                rate == null ? null : rate.imagesPerSecond(),
                null,
                "",
                paced.runCount(),
                rate == null ? 0 : rate.imageCount());
    }

    /**
     * Returns the number of checkpoints of the runs of a sweep. The runs share one grid, so that it is computed once: up
     * to 10,000 runs have up to 1,200 checkpoints each.
     *
     * @param batchSize images in a batch of the stream
     */
    static long checkpointCount(List<RunSpec> runs, int batchSize) {
        long[] grid = runs.stream()
                .filter(run -> !isCalibrated(run))
                .max(Comparator.comparingLong(RunSpec::totalImageCount))
                .map(run -> run.checkpoints(batchSize).stream()
                        .mapToLong(Long::longValue)
                        .toArray())
                .orElse(new long[0]);
        long count = 0;
        for (RunSpec run : runs) {
            // the points of the grid below the run's total, and the total
            count += 1 + (isCalibrated(run) ? 0 : countBelow(grid, run.totalImageCount()));
        }
        return count;
    }

    private static int countBelow(long[] ascending, long limit) {
        int index = Arrays.binarySearch(ascending, limit);
        return index < 0 ? -index - 1 : index;
    }

    private static boolean isCalibrated(RunSpec run) {
        return run.objective().control() == Control.CALIBRATED;
    }

    /**
     * Returns the time that trainers take at that rate, and for the checkpoints if their time is known; empty if no
     * rate is known.
     */
    public Optional<Duration> deviceTime() {
        double checkpointSeconds = secondsPerCheckpoint == null ? 0 : checkpointCount * secondsPerCheckpoint;
        return Optional.ofNullable(imagesPerSecond)
                .map(rate -> Duration.ofSeconds((long) Math.ceil(seenImageCount / rate + checkpointSeconds)));
    }

    private static ObservedRate paced(SweepSpec spec, StreamSpecCache streams, Ledger ledger) {
        SortOrder latest = new SortOrder("create_time", SortOrder.Direction.DESCENDING);
        Map<RunName, List<Checkpoint>> checkpoints =
                ledger.list(LedgerTable.CHECKPOINTS, Filter.NONE, latest, "", Page.MAX_SIZE).rows().stream()
                        .collect(groupingBy(checkpoint -> checkpoint.name().run()));
        Optional<Integer> imageSize = streams.imageSize(spec.stream());
        List<TotalRate.Segment> segments = new ArrayList<>();
        int runCount = 0;
        for (Run run : ledger.runs(List.copyOf(checkpoints.keySet()))) {
            boolean isLikeIt = run.spec().recipe().network() == spec.recipe().network()
                    && !run.spec().objective().control().isWithoutLearning()
                    && imageSize.isPresent()
                    && streams.imageSize(run.spec().stream()).equals(imageSize);
            List<TotalRate.Segment> ofRun =
                    isLikeIt ? segments(checkpoints.getOrDefault(run.name(), List.of())) : List.of();
            segments.addAll(ofRun);
            runCount += ofRun.isEmpty() ? 0 : 1;
        }
        return new ObservedRate(runCount, TotalRate.of(segments).orElse(null));
    }

    /**
     * Returns the intervals between successive checkpoints.
     *
     * @param checkpoints checkpoints of one run, in any order
     */
    private static List<TotalRate.Segment> segments(List<Checkpoint> checkpoints) {
        List<Checkpoint> ordered = checkpoints.stream()
                .sorted(Comparator.comparingLong(checkpoint -> checkpoint.name().seenImageCount()))
                .toList();
        List<TotalRate.Segment> segments = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            Checkpoint before = ordered.get(i - 1);
            Checkpoint after = ordered.get(i);
            if (before.createTime().isBefore(after.createTime())) {
                segments.add(new TotalRate.Segment(
                        before.createTime(),
                        after.createTime(),
                        after.name().seenImageCount() - before.name().seenImageCount()));
            }
        }
        return segments;
    }
}
