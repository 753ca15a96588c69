package ventral.gateway.analysis.estimate;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.cost.TrainingCosts;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.SortOrder;

/**
 * Collects what trainers have reported on the costs of runs: those of one network, of images of one size, and of the
 * device that was used last.
 *
 * @param costs medians over the runs, by the passes of the runs that were trained at the same time; without checkpoints
 * @param secondsPerCheckpoint median over the runs whose cohort has measured a checkpoint; null if none has
 * @param runCount runs that reported costs
 * @param imageCount images that those runs learnt from
 * @param trainerCount trainers that train on such a device now; 1 if none does
 */
record ObservedCosts(
        TrainingCosts costs,
        @Nullable Double secondsPerCheckpoint,
        String device,
        int runCount,
        long imageCount,
        int trainerCount) {

    /** Returns the costs of the latest runs like those of a sweep; empty if none has reported costs. */
    static Optional<ObservedCosts> of(SweepSpec spec, StreamSpecCache streams, Ledger ledger) {
        Optional<Integer> imageSize = streams.imageSize(spec.stream());
        SortOrder latest = new SortOrder("create_time", SortOrder.Direction.DESCENDING);
        List<Run> runs = ledger.list(LedgerTable.RUNS, Filter.NONE, latest, "", Page.MAX_SIZE)
                .rows();
        List<Run> alike = runs.stream()
                .filter(run -> run.status().cost() != null
                        && run.spec().recipe().network() == spec.recipe().network()
                        && imageSize.isPresent()
                        && streams.imageSize(run.spec().stream()).equals(imageSize))
                .toList();
        return alike.stream()
                .max(Comparator.comparing(ObservedCosts::updateTime))
                .map(last -> cost(last).device())
                .map(device -> of(alike, device, trainerCount(runs, device)));
    }

    private static ObservedCosts of(List<Run> alike, String device, int trainerCount) {
        List<Run> runs =
                alike.stream().filter(run -> cost(run).device().equals(device)).toList();
        List<MeasuredCost> costs = runs.stream().map(ObservedCosts::cost).toList();
        TreeMap<Integer, Double> secondsPerImage = new TreeMap<>();
        costs.stream()
                .collect(groupingBy(MeasuredCost::passCount))
                .forEach((passCount, measured) ->
                        secondsPerImage.put(passCount, median(measured, MeasuredCost::secondsPerImage)));
        // a cohort reports 0 before its first checkpoint
        List<MeasuredCost> withCheckpoint =
                costs.stream().filter(cost -> cost.secondsPerCheckpoint() > 0).toList();
        return new ObservedCosts(
                new TrainingCosts(secondsPerImage, 0),
                withCheckpoint.isEmpty() ? null : median(withCheckpoint, MeasuredCost::secondsPerCheckpoint),
                device,
                runs.size(),
                runs.stream().mapToLong(run -> run.status().seenImageCount()).sum(),
                trainerCount);
    }

    private static int trainerCount(List<Run> runs, String device) {
        return Math.max(1, (int) runs.stream()
                .map(Run::status)
                .filter(status -> status.state() == RunState.RUNNING)
                .filter(status ->
                        status.cost() != null && status.cost().device().equals(device))
                .map(status -> status.fencingToken().ownerId())
                .distinct()
                .count());
    }

    private static MeasuredCost cost(Run run) {
        return Objects.requireNonNull(run.status().cost());
    }

    private static Instant updateTime(Run run) {
        return Objects.requireNonNullElse(run.status().updateTime(), run.createTime());
    }

    private static double median(List<MeasuredCost> costs, ToDoubleFunction<MeasuredCost> value) {
        double[] sorted = costs.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
