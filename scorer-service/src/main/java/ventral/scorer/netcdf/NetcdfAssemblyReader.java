package ventral.scorer.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.AssemblyReader;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;

/**
 * Reads recordings in BrainIO's format: dimensions neuroid and presentation in any order, and optionally time_bin. Only
 * one block of the file and the means are in memory at a time. Missing responses are rejected, because scikit-learn, on
 * which Brain-Score is based, rejects them too.
 */
public final class NetcdfAssemblyReader implements AssemblyReader {

    private static final String PRESENTATION = "presentation";
    private static final String NEUROID = "neuroid";
    private static final String TIME_BIN = "time_bin";
    private static final List<String> NEEDED = List.of(NEUROID, PRESENTATION);
    private static final List<String> KNOWN = List.of(NEUROID, PRESENTATION, TIME_BIN);

    @Override
    public NeuralAssembly read(Path path, Region region, @Nullable TimeWindow window) throws IOException {
        return NetcdfFile.read(path, file -> assembly(file, region, window));
    }

    private static NeuralAssembly assembly(NetcdfFile file, Region region, @Nullable TimeWindow window) {
        List<String> dimensions = file.data().dimensions();
        if (!dimensions.containsAll(NEEDED) || !KNOWN.containsAll(dimensions)) {
            throw new IllegalArgumentException("variable %s has the dimensions %s; expected %s, and optionally %s"
                    .formatted(file.data().name(), dimensions, NEEDED, TIME_BIN));
        }
        CoordinateLabels labels = file.labels();
        List<String> regions = labels.texts(NEUROID, "region");
        int[] neuroids = IntStream.range(0, regions.size())
                .filter(i -> regions.get(i).equals(region.name()))
                .toArray();
        if (neuroids.length == 0) {
            throw new IllegalArgumentException("no neuroid of region %s, only of %s"
                    .formatted(region, regions.stream().distinct().sorted().toList()));
        }
        List<String> ids = labels.texts(NEUROID, "neuroid_id");
        boolean isNewer = labels.has(PRESENTATION, "stimulus_id") || !labels.has(PRESENTATION, "image_id");
        NeuralAssembly assembly = new NeuralAssembly(
                labels.texts(PRESENTATION, isNewer ? "stimulus_id" : "image_id"),
                repetitions(labels),
                Arrays.stream(neuroids).mapToObj(ids::get).toList(),
                responses(file.data(), neuroids, timeBins(file, window)));
        refuseMissing(file.data(), assembly);
        return assembly;
    }

    private static long[] repetitions(CoordinateLabels labels) {
        double[] numbers = labels.numbers(PRESENTATION, "repetition");
        for (double number : numbers) {
            if (number != Math.rint(number)) {
                throw new IllegalArgumentException("coordinate repetition of %s has to be whole numbers, and one is %s"
                        .formatted(PRESENTATION, number));
            }
        }
        return Arrays.stream(numbers).mapToLong(number -> (long) number).toArray();
    }

    private static int[] timeBins(NetcdfFile file, @Nullable TimeWindow window) {
        int count = file.data().lengths().getOrDefault(TIME_BIN, 1);
        if (window == null || !file.data().dimensions().contains(TIME_BIN)) {
            if (count > 1) {
                throw new IllegalArgumentException(
                        "%d time bins, and no time window is given; set recording.time_window_ms".formatted(count));
            }
            return new int[] {0};
        }
        double[] starts = file.labels().numbers(TIME_BIN, "time_bin_start");
        double[] ends = file.labels().numbers(TIME_BIN, "time_bin_end");
        int[] bins = IntStream.range(0, count)
                .filter(i -> window.contains(starts[i], ends[i]))
                .toArray();
        if (bins.length == 0) {
            throw new IllegalArgumentException("no time bin lies in %s to %s ms; the first is %s to %s ms"
                    .formatted(window.start(), window.end(), starts[0], ends[0]));
        }
        return bins;
    }

    /** Returns means over the time bins, summed in the order of time: (presentations, neuroids). */
    private static double[][] responses(DataVariable data, int[] neuroids, int[] bins) {
        List<String> dimensions = new ArrayList<>(data.dimensions());
        int[] from = new int[dimensions.size()];
        int[] until =
                data.lengths().values().stream().mapToInt(length -> length).toArray();
        int presentation = dimensions.indexOf(PRESENTATION);
        int neuroid = dimensions.indexOf(NEUROID);
        int timeBin = dimensions.indexOf(TIME_BIN);
        from[neuroid] = neuroids[0];
        until[neuroid] = neuroids[neuroids.length - 1] + 1;
        if (timeBin >= 0) {
            from[timeBin] = bins[0];
            until[timeBin] = bins[bins.length - 1] + 1;
        }
        AllocationLimit.check(
                "responses of %d neuroids to %d presentations".formatted(neuroids.length, until[presentation]),
                Double.BYTES,
                Runtime.getRuntime().maxMemory(),
                until[presentation],
                neuroids.length);
        double[][] sums = new double[until[presentation]][neuroids.length];
        data.forEach(from, until, (index, value) -> {
            int column = Arrays.binarySearch(neuroids, index[neuroid]);
            if (column >= 0 && (timeBin < 0 || Arrays.binarySearch(bins, index[timeBin]) >= 0)) {
                sums[index[presentation]][column] += value;
            }
        });
        for (double[] row : sums) {
            for (int column = 0; column < row.length; column++) {
                row[column] /= bins.length;
            }
        }
        return sums;
    }

    private static void refuseMissing(DataVariable data, NeuralAssembly assembly) {
        double[][] responses = assembly.responses();
        for (int i = 0; i < responses.length; i++) {
            for (int j = 0; j < responses[i].length; j++) {
                if (!Double.isFinite(responses[i][j])) {
                    throw new IllegalArgumentException(
                            "variable %s has no response of neuroid %s to presentation %d (%s, repetition %d), but %s"
                                    .formatted(
                                            data.name(),
                                            assembly.neuroidIds().get(j),
                                            i,
                                            assembly.stimulusIds().get(i),
                                            assembly.repetitions()[i],
                                            responses[i][j]));
                }
            }
        }
    }
}
