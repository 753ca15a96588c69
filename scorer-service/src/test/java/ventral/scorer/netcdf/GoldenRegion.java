package ventral.scorer.netcdf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.TrainTestSplit;
import ventral.scorer.testing.SharedFiles;

/**
 * Region of a golden set: a recording and features in Brain-Score's format, and the values that scikit-learn computed.
 */
record GoldenRegion(Path folder, JsonNode all, JsonNode expected, NeuralAssembly assembly) {

    static final int SPLITS = 10;

    static GoldenRegion read(String set, Region region) throws IOException {
        Path folder = SharedFiles.golden().resolve(set);
        JsonNode all =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        JsonNode window = all.get("time_window");
        NeuralAssembly assembly = new NetcdfAssemblyReader()
                .read(
                        file(folder, "assy_", ""),
                        region,
                        new TimeWindow(window.get(0).asDouble(), window.get(1).asDouble()));
        return new GoldenRegion(folder, all, all.get("regions").get(region.name()), assembly);
    }

    List<TrainTestSplit> splits(MeanResponses responses) throws IOException {
        Map<String, String> labels = labels(
                file(folder, "stimulus_", ".csv"),
                all.get("stratification_coord").asText());
        return new CrossValidation(SPLITS, .9)
                .stratified(responses.stimulusIds().stream().map(labels::get).toList());
    }

    /** Reads the features of a layer, (stimuli, features). */
    double[][] features(String layer, List<String> stimuli) throws IOException {
        return NetcdfFile.read(folder.resolve("features.nc"), file -> {
            List<String> rows = file.labels().texts("presentation", "stimulus_id");
            List<String> layers = file.labels().texts("neuroid", "layer");
            double[][] values = new double[rows.size()][layers.size()];
            file.data()
                    .forEach(
                            new int[2],
                            new int[] {rows.size(), layers.size()},
                            (index, value) -> values[index[0]][index[1]] = value);
            return stimuli.stream()
                    .map(stimulus -> IntStream.range(0, layers.size())
                            .filter(j -> layers.get(j).equals(layer))
                            .mapToDouble(j -> values[rows.indexOf(stimulus)][j])
                            .toArray())
                    .toArray(double[][]::new);
        });
    }

    private static Map<String, String> labels(Path csv, String column) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.get(0).split(","));
        Map<String, String> labels = new HashMap<>();
        lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> labels.put(row[header.indexOf("image_id")], row[header.indexOf(column)]));
        return labels;
    }

    private static Path file(Path folder, String prefix, String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith(prefix)
                            && path.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(node -> node.isNumber() ? node.asDouble() : Double.NaN)
                .toArray();
    }

    static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }
}
