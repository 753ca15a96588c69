package ventral.gateway.analysis;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.Run;
import ventral.gateway.ledger.Table;

/**
 * What a sweep takes.
 *
 * @param imageCount images of the stream that are needed, held-out ones among them
 * @param seenImageCount images learnt from, over all runs and epochs
 * @param checkpointCount over all runs
 * @param imagesPerSecond median pace of runs of the same network on images of the same size; empty if none has told its
 *     pace
 * @param pacedRunCount how many runs that is the median of
 */
public record SweepEstimate(
        long imageCount,
        long seenImageCount,
        long checkpointCount,
        Optional<Double> imagesPerSecond,
        int pacedRunCount) {

    /** Of a sweep over a stream that is there, from the ledger's latest runs. */
    public static SweepEstimate of(SweepName name, SweepSpec spec, Ledger ledger) {
        var streams = new KnownStreams(ledger);
        Optional<Integer> batchSize = streams.batchSize(spec.stream());
        List<RunSpec> runs = List.copyOf(spec.runs(name).values());
        double[] paces = streams.imageSize(spec.stream())
                .map(imageSize -> paces(spec.recipe().network(), imageSize, streams, ledger))
                .orElse(new double[0]);
        return new SweepEstimate(
                spec.recipe().heldOutImageCount()
                        + runs.stream().mapToLong(RunSpec::imageCount).max().orElse(0),
                runs.stream().mapToLong(RunSpec::totalImageCount).sum(),
                batchSize
                        .map(size -> runs.stream()
                                .mapToLong(run -> run.checkpoints(size).size())
                                .sum())
                        .orElse(0L),
                median(paces),
                paces.length);
    }

    /** Of one device that trains one run after another; empty if no pace is known. */
    public Optional<Duration> deviceTime() {
        return imagesPerSecond.map(pace -> Duration.ofSeconds((long) Math.ceil(seenImageCount / pace)));
    }

    private static double[] paces(Network network, int imageSize, KnownStreams streams, Ledger ledger) {
        return ledger.list(Table.RUNS, Filter.NONE, "", Page.MAX_SIZE).rows().stream()
                .filter(run -> run.spec().recipe().network() == network)
                .filter(run -> streams.imageSize(run.spec().stream()).equals(Optional.of(imageSize)))
                .map(Run::progress)
                .flatMap(progress -> progress.imagesPerSecond().stream())
                .mapToDouble(Float::doubleValue)
                .filter(pace -> pace > 0)
                .toArray();
    }

    private static Optional<Double> median(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return Optional.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
