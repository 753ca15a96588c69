package ventral.scorer.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.benchmark.Recordings;

/** Recordings in BrainIO's form: dimensions neuroid and presentation, and perhaps time_bin. */
public final class NetcdfRecordings implements Recordings {

    private static final String PRESENTATION = "presentation";
    private static final String NEUROID = "neuroid";
    private static final String TIME_BIN = "time_bin";
    private static final List<String> ORDER = List.of(PRESENTATION, NEUROID, TIME_BIN);

    @Override
    public NeuralAssembly read(Path path, Region region, Optional<TimeWindow> window) throws IOException {
        LabelledArray file = NetcdfFile.read(path);
        try {
            List<String> regions = file.texts(NEUROID, "region");
            int[] neuroids = IntStream.range(0, regions.size())
                    .filter(i -> regions.get(i).equals(region.name()))
                    .toArray();
            if (neuroids.length == 0) {
                throw new IllegalArgumentException("no neuroid of region %s, only of %s"
                        .formatted(region, regions.stream().distinct().sorted().toList()));
            }
            List<String> ids = file.texts(NEUROID, "neuroid_id");
            return new NeuralAssembly(
                    stimuli(file),
                    Arrays.stream(file.numbers(PRESENTATION, "repetition"))
                            .mapToLong(number -> (long) number)
                            .toArray(),
                    Arrays.stream(neuroids).mapToObj(ids::get).toList(),
                    responses(file, neuroids, timeBins(file, window)));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static List<String> stimuli(LabelledArray file) {
        boolean isNewer = file.has(PRESENTATION, "stimulus_id");
        return file.texts(PRESENTATION, isNewer ? "stimulus_id" : "image_id");
    }

    private static int[] timeBins(LabelledArray file, Optional<TimeWindow> window) {
        int count = file.length(TIME_BIN);
        if (window.isEmpty() || !file.dimensions().contains(TIME_BIN)) {
            if (count > 1) {
                throw new IllegalArgumentException("%d time bins, and no time window is given".formatted(count));
            }
            return new int[] {0};
        }
        double[] starts = file.numbers(TIME_BIN, "time_bin_start");
        double[] ends = file.numbers(TIME_BIN, "time_bin_end");
        int[] bins = IntStream.range(0, count)
                .filter(i -> window.get().contains(starts[i], ends[i]))
                .toArray();
        if (bins.length == 0) {
            throw new IllegalArgumentException("no time bin lies in %s to %s ms; the first is %s to %s ms"
                    .formatted(window.get().start(), window.get().end(), starts[0], ends[0]));
        }
        return bins;
    }

    private static double[][] responses(LabelledArray file, int[] neuroids, int[] bins) {
        double[][] responses = new double[file.length(PRESENTATION)][neuroids.length];
        int[] index = new int[ORDER.size()];
        for (int i = 0; i < responses.length; i++) {
            for (int j = 0; j < neuroids.length; j++) {
                index[0] = i;
                index[1] = neuroids[j];
                double sum = 0;
                for (int bin : bins) {
                    index[2] = bin;
                    sum += file.value(index, ORDER);
                }
                responses[i][j] = sum / bins.length;
            }
        }
        return responses;
    }
}
