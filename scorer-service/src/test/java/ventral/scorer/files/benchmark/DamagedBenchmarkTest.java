package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.testing.SmallRecording;

/** Tests which descriptors and files are rejected, and that the message names the mistake. */
class DamagedBenchmarkTest extends BenchmarkFolderTestBase {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "region: IT | region: MT | region is \"MT\"; it has to be one of [v1, v2, v4, it]",
                "version: 2 | version: two | version is \"two\"; it has to be a whole number",
                "version: 2 | version: 0 | version is 0; it must be at least 1",
                "license: CC0 | licence: CC0 | license is missing",
                "metric: pls | metric: lasso | metric is \"lasso\"; it has to be one of [pls, pls-reverse, ridge,"
                        + " ridge-cv,",
                "visual_degrees: 8 | visual_degrees: wide | stimuli.visual_degrees is \"wide\"; it has to be a number",
                "visual_degrees: 8 | degrees: 8 | stimuli.visual_degrees is missing",
                "identifier: small-it-pls | identifier: other | identifier is other; it has to be small-it-pls",
                "[70, 170] | [70] | recording.time_window_ms is [70]; it has to be two numbers",
                "license: CC0 | note: x | license is missing",
                "[70, 170] | [70, 170]\\n"
                        + "  minimum_reliability: 40 | recording.minimum_reliability is 40.0; a reliability",
                "[70, 170] | [70, 170]\\n  minimum_reliability: .9999 | none of 5 neuroids reaches it; the highest",
                "origin: simulated | origin: simulated\\ncolour: red | colour is an unknown field",
                "visual_degrees: 8 | visual_degrees: 8\\n  stratify_by: colour | has no colour",
                "ceiling: split-half | ceiling: stated | stated_ceiling has to be given if it is stated",
                "ceiling: split-half | ceiling: none\\nstated_ceiling: {value: 0.5, source: x} | ceiling is none; stated_ceil",
                "ceiling: split-half | ceiling: stated\\nstated_ceiling: {value: 1.5, source: x} | value is 1.5; it has to be",
                "ceiling: split-half | ceiling: stated\\nstated_ceiling: {value: 0, source: x} | above 0 and at most 1",
                "ceiling: split-half | ceiling: stated\\nstated_ceiling: {value: 0.5} | stated_ceiling.source is missing",
                "license: CC0 | license: CC0\\nreferences: [small-it-pls] | names small-it-pls itself",
                "license: CC0 | license: CC0\\nreferences: [other] | names other, which is not described in this folder"
            })
    void a_mistake_is_named_by_its_field(String right, String wrong, String message) throws IOException {
        assertThat(descriptor).contains(right);
        assertThat(read(descriptor.replace(right, wrong.replace("\\n", "\n"))))
                .asInstanceOf(type(InstalledBenchmark.Damaged.class))
                .extracting(InstalledBenchmark.Damaged::reason)
                .asString()
                .contains("small-it-pls.yaml: ")
                .contains(message);
    }

    @Test
    void files_that_break_a_reader_do_not_keep_the_other_benchmarks_from_being_read() throws IOException {
        Files.writeString(folder.resolve("bad-it-pls.yaml"), descriptor.replace("small-it-pls", "bad-it-pls"));
        Files.writeString(folder.resolve("small-it-pls.yaml"), descriptor);
        List<Throwable> causes = List.of(
                new ArithmeticException("/ by zero"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"));
        for (Throwable cause : causes) {
            AtomicInteger reads = new AtomicInteger();
            BenchmarkPaths places = new BenchmarkPaths(folder, Map.of("DATA", data.toString()), data);
            List<InstalledBenchmark> found = new BenchmarkFolder(places, (file, region, window) -> {
                        if (reads.getAndIncrement() > 0) {
                            return SmallRecording.assembly();
                        }
                        if (cause instanceof Error e) {
                            throw e;
                        }
                        throw (RuntimeException) cause;
                    })
                    .read();
            assertThat(found.get(0))
                    .isEqualTo(new InstalledBenchmark.Damaged(
                            new BenchmarkName("bad-it-pls"),
                            "%s: %s".formatted(folder.resolve("bad-it-pls.yaml"), cause)));
            assertThat(found.get(1)).isInstanceOf(InstalledBenchmark.Ready.class);
        }
    }

    @Test
    void another_file_than_was_meant_is_refused() throws IOException {
        Files.writeString(data.resolve("table.csv"), "changed");
        assertThat(((InstalledBenchmark.Damaged) read(descriptor)).reason())
                .contains("stimuli.table.sha1", "has the SHA-1");
    }

    @Test
    void pictures_that_the_table_does_not_name_are_refused() throws Exception {
        String table = Files.readString(data.resolve("table.csv")).replace("picture-07.png", "picture-99.png");
        String before = sha1("table.csv");
        Files.writeString(data.resolve("table.csv"), table);
        assertThat(((InstalledBenchmark.Damaged) read(descriptor.replace(before, sha1("table.csv")))).reason())
                .contains("picture-99.png", "picture-07.png");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> new BenchmarkFolder(
                                BenchmarkPaths.of(nowhere, Map.of()),
                                (file, region, window) -> SmallRecording.assembly())
                        .read())
                .hasMessageContaining(nowhere.toString());
    }
}
