package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.RdmBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.ceiling.CeilingMethod;

class RdmBenchmarkReaderTest {

    /** Dissimilarities of four stimuli, in the order of their column {@code row}. */
    private static final double[] ONE = {0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0};

    private static final double[] OTHER = {0, 2, 1, 3, 2, 0, 4, 5, 1, 4, 0, 6, 3, 5, 6, 0};

    @TempDir
    Path folder;

    private final StimulusSet stimuli = new StimulusSet(
            "four",
            8,
            List.of(stimulus("a", "2"), stimulus("b", "0"), stimulus("c", "3"), stimulus("d", "1")),
            stimulus -> new StimulusImage(1, 1, new byte[3]));

    @Test
    void rows_are_those_of_the_stimuli_that_the_table_says() throws Exception {
        RdmBenchmark benchmark = read(CeilingMethod.NONE, null, "row");
        assertThat(benchmark.rows()).containsExactly(1, 3, 0, 2);
        assertThat(benchmark.ceiling()).isNull();
    }

    @Test
    void features_as_dissimilar_as_the_responses_are_like_them() throws Exception {
        RdmBenchmark benchmark = read(CeilingMethod.NONE, null, "row");
        // in the set's order; only a and b, in rows 2 and 0, are similar
        double[][] features = {{1, 0, 0, .2}, {1, .1, 0, 0}, {0, 0, 1, 0}, {.5, .4, -1, 3}};
        double like =
                benchmark.compare(ArrayLayerFeatures.of("layer", features)).value();
        assertThat(like).isBetween(-1., 1.);
        assertThat(benchmark.compare(ArrayLayerFeatures.of("layer", features)).splitValues())
                .isEmpty();
    }

    @Test
    void subjects_bound_the_ceiling_and_what_lies_between_is_averaged() throws Exception {
        double[] twoByTwo = new double[4 * 16];
        for (int i = 0; i < 16; i++) {
            twoByTwo[i] = ONE[i];
            twoByTwo[16 + i] = ONE[i];
            twoByTwo[32 + i] = OTHER[i];
            twoByTwo[48 + i] = OTHER[i];
        }
        CheckedFile subjects = npy("subjects.npy", "(2, 2, 4, 4)", twoByTwo);
        RdmBenchmark benchmark = read(CeilingMethod.SUBJECTS, subjects, "row");
        // two of six pairs swap ranks: 1 - 6 * 2 / (6 * 35)
        assertThat(benchmark.ceiling().lowerBound()).isCloseTo(1 - 12. / 210, within(1e-12));
        assertThat(benchmark.ceiling().value())
                .isGreaterThan(benchmark.ceiling().lowerBound());
    }

    @Test
    void a_ceiling_of_subjects_without_any_is_refused_by_the_field() {
        assertThatThrownBy(() -> read(CeilingMethod.SUBJECTS, null, "row"))
                .hasMessageContaining("recording.subjects is missing");
    }

    @Test
    void a_column_that_is_no_row_is_named_with_its_stimulus() {
        assertThatThrownBy(() -> read(CeilingMethod.NONE, null, "word"))
                .hasMessageContaining("word of stimulus a is x; it has to be from 0 to 3");
    }

    @Test
    void an_array_without_stimuli_is_refused_by_its_shape() throws Exception {
        CheckedFile subjects = npy("subjects.npy", "(2, 0, 0)", new double[0]);
        assertThatThrownBy(() -> read(CeilingMethod.SUBJECTS, subjects, "row"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("subjects.npy has the shape [2, 0, 0]");
    }

    private RdmBenchmark read(CeilingMethod ceiling, @Nullable CheckedFile subjects, String orderBy) throws Exception {
        return RdmBenchmarkReader.read(
                new BenchmarkMetadata(
                        new BenchmarkName("four-it-rsa"),
                        1,
                        Region.IT,
                        ResponseOrigin.SIMULATED,
                        Metric.RSA,
                        ceiling,
                        null,
                        null,
                        null,
                        "nobody",
                        "CC0"),
                stimuli,
                new RecordingSource.Dissimilarities(npy("mean.npy", "(4, 4)", ONE), subjects, orderBy),
                BenchmarkPaths.of(folder, Map.of()));
    }

    private CheckedFile npy(String name, String shape, double[] values) throws Exception {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(shape);
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer numbers = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asDoubleBuffer().put(values);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        file.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(numbers.array());
        Files.write(folder.resolve(name), file.toByteArray());
        String sha1 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file.toByteArray()));
        return new LocalFile("recording." + name, name, sha1);
    }

    private static Stimulus stimulus(String id, String row) {
        return new Stimulus(id, Map.of("row", row, "word", "x"));
    }
}
