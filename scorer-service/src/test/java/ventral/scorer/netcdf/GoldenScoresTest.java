package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.ceiling.SplitHalf;
import ventral.scorer.metric.Consistency;
import ventral.scorer.metric.CrossValidatedPls;
import ventral.scorer.metric.CrossValidation;
import ventral.scorer.metric.GramMatrix;
import ventral.scorer.metric.Split;
import ventral.scorer.testing.SharedFiles;

/** Against numbers that scikit-learn gave on files in Brain-Score's own form. */
class GoldenScoresTest {

    private static final double TOLERANCE = 1e-6;
    private static final int SPLITS = 10;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"fz-small, V1", "fz-small, V2", "hvm-small, V4", "hvm-small, IT"})
    void splits_ceiling_and_every_correlation_are_those_of_scikit_learn(String set, Region region) throws IOException {
        Path folder = SharedFiles.golden().resolve(set);
        JsonNode all =
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
        JsonNode expected = all.get("regions").get(region.name());
        JsonNode window = all.get("time_window");
        NeuralAssembly assembly = new NetcdfRecordings()
                .read(
                        file(folder, "assy_"),
                        region,
                        Optional.of(new TimeWindow(
                                window.get(0).asDouble(), window.get(1).asDouble())));
        MeanResponses responses = assembly.mean();
        assertThat(responses.values()[0]).containsExactly(doubles(expected.get("target_first_row")), within(1e-12));

        Map<String, String> labels = labels(
                file(folder, "stimulus_", ".csv"),
                all.get("stratification_coord").asText());
        List<Split> splits = new CrossValidation(SPLITS, .9)
                .stratified(responses.stimulusIds().stream().map(labels::get).toList());
        for (int s = 0; s < SPLITS; s++) {
            assertThat(splits.get(s).train()).containsExactly(ints(expected.at("/splits/" + s + "/train")));
            assertThat(splits.get(s).test()).containsExactly(ints(expected.at("/splits/" + s + "/test")));
        }

        Consistency ceiling = SplitHalf.of(assembly);
        assertThat(ceiling.value()).isCloseTo(expected.at("/ceiling/center").asDouble(), within(1e-9));
        assertThat(ceiling.standardError())
                .isCloseTo(expected.at("/ceiling/error").asDouble(), within(1e-9));

        double worst = 0;
        for (Map.Entry<String, JsonNode> layer : expected.get("layers").properties()) {
            GramMatrix features = GramMatrix.of(features(folder, layer.getKey(), responses.stimulusIds()));
            List<double[]> found = CrossValidatedPls.correlations(features, responses.values(), splits);
            for (int s = 0; s < SPLITS; s++) {
                double[] wanted = doubles(layer.getValue().at("/r/" + s));
                for (int j = 0; j < wanted.length; j++) {
                    worst = Math.max(worst, Math.abs(found.get(s)[j] - wanted[j]));
                }
            }
            Consistency score = Consistency.of(found);
            assertThat(score.value()).isCloseTo(layer.getValue().get("center").asDouble(), within(TOLERANCE));
            assertThat(score.standardError())
                    .isCloseTo(layer.getValue().get("error").asDouble(), within(TOLERANCE));
        }
        System.out.printf("%s %s: largest difference of a correlation %.1e%n", set, region, worst);
        assertThat(worst).isLessThan(TOLERANCE);
    }

    private static double[][] features(Path folder, String layer, List<String> stimuli) throws IOException {
        LabelledArray file = NetcdfFile.read(folder.resolve("features.nc"));
        List<String> rows = file.texts("presentation", "stimulus_id");
        List<String> layers = file.texts("neuroid", "layer");
        int[] columns = IntStream.range(0, layers.size())
                .filter(j -> layers.get(j).equals(layer))
                .toArray();
        List<String> order = List.of("presentation", "neuroid");
        return stimuli.stream()
                .map(stimulus -> IntStream.of(columns)
                        .mapToDouble(j -> file.value(new int[] {rows.indexOf(stimulus), j}, order))
                        .toArray())
                .toArray(double[][]::new);
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

    private static Path file(Path folder, String prefix) throws IOException {
        return file(folder, prefix, "");
    }

    private static Path file(Path folder, String prefix, String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().startsWith(prefix)
                            && path.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(node -> node.isNumber() ? node.asDouble() : Double.NaN)
                .toArray();
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }
}
