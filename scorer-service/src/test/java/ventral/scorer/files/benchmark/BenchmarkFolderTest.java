package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.files.stimulus.ZipStimulusImages;
import ventral.scorer.testing.SmallRecording;

class BenchmarkFolderTest {

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private String descriptor = "";

    @BeforeEach
    void write_a_small_benchmark() throws Exception {
        Files.writeString(data.resolve("recording.nc"), "read by another adapter");
        StringBuilder table = new StringBuilder("image_id,kind,filename\n");
        try (OutputStream out = Files.newOutputStream(data.resolve("pictures.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String id : SmallRecording.ids()) {
                table.append("%s,\"a, quoted kind\",%s.png%n".formatted(id, id));
                zip.putNextEntry(new ZipEntry(id + ".png"));
                BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
                image.setRGB(1, 0, id.endsWith("00") ? 0x030201 : 0x010203);
                ImageIO.write(image, "png", zip);
            }
        }
        Files.writeString(data.resolve("table.csv"), table);
        descriptor = """
            identifier: small-it-pls
            version: 2
            region: IT
            origin: simulated
            metric: pls
            ceiling: split-half
            recording:
              assembly: {file: "${DATA}/recording.nc", sha1: %s}
              time_window_ms: [70, 170]
            stimuli:
              table: {file: "${DATA}/table.csv", sha1: %s}
              pictures: {file: "${DATA}/pictures.zip", sha1: %s}
              visual_degrees: 8
            citation: Nobody (2026)
            license: CC0
            """.formatted(sha1("recording.nc"), sha1("table.csv"), sha1("pictures.zip"));
    }

    @Test
    void a_benchmark_is_read_with_its_stimuli() throws IOException {
        Benchmark benchmark = ((InstalledBenchmark.Ready) read(descriptor)).benchmark();
        assertThat(benchmark.description().origin()).isEqualTo(ResponseOrigin.SIMULATED);
        assertThat(benchmark.description().region()).isEqualTo(Region.IT);
        assertThat(benchmark.stimulusCount()).isEqualTo(60);
        assertThat(benchmark.neuroidCount()).isEqualTo(5);
        StimulusSet stimuli = benchmark.stimuli();
        assertThat(stimuli.stimuli().get(7).label("kind")).isEqualTo("a, quoted kind");
        StimulusImage picture = stimuli.pictures().load(stimuli.stimuli().get(7));
        assertThat(picture.rgb()).containsExactly(0, 0, 0, 1, 2, 3);
    }

    @Test
    void reliable_neuroids_alone_are_counted_if_the_descriptor_asks_for_them() throws IOException {
        Benchmark all = ((InstalledBenchmark.Ready) read(descriptor)).benchmark();
        Benchmark reliable = ((InstalledBenchmark.Ready)
                        read(descriptor.replace("[70, 170]", "[70, 170]\n  minimum_reliability: .4")))
                .benchmark();
        assertThat(reliable.neuroidCount()).isEqualTo(5);
        assertThat(reliable.excludedNeuroidCount()).isZero();
        assertThat(reliable.ceiling()).isEqualTo(all.ceiling());
    }

    @Test
    void benchmarks_of_the_same_files_share_a_stimulus_set() throws IOException {
        Files.writeString(folder.resolve("small-it-pls.yaml"), descriptor);
        Files.writeString(folder.resolve("small-v4-pls.yaml"), descriptor.replace("small-it-pls", "small-v4-pls"));
        List<StimulusSet> sets = folder(Map.of("DATA", data.toString())).read().stream()
                .map(found -> ((InstalledBenchmark.Ready) found).benchmark().stimuli())
                .toList();
        assertThat(sets).hasSize(2);
        assertThat(sets.get(0)).isSameAs(sets.get(1));
    }

    @Test
    void sets_of_equal_pictures_in_equal_order_look_alike_whatever_their_files_are_called() throws Exception {
        StimulusSet here =
                ((InstalledBenchmark.Ready) read(descriptor)).benchmark().stimuli();
        String otherTable = Files.readString(data.resolve("table.csv")).replace("a, quoted kind", "another kind");
        Files.writeString(data.resolve("other.csv"), otherTable);
        String other = descriptor
                .replace("small-it-pls", "other-it-pls")
                .replace(
                        "${DATA}/table.csv\", sha1: " + sha1("table.csv"),
                        "${DATA}/other.csv\", sha1: " + sha1("other.csv"));
        assertThat(other).contains("other.csv");
        Files.writeString(folder.resolve("other-it-pls.yaml"), other);
        StimulusSet there = ((InstalledBenchmark.Ready)
                        folder(Map.of("DATA", data.toString())).read().get(0))
                .benchmark()
                .stimuli();
        assertThat(there.stimuli()).isNotEqualTo(here.stimuli());
        assertThat(there.contentDigest()).hasSize(64);
        assertThat(there.hasSameImagesAs(here)).isTrue();
        StimulusSet wider = new StimulusSet("wider", here.contentDigest(), 4, here.stimuli(), here.pictures());
        assertThat(wider.hasSameImagesAs(here)).isFalse();
        List<Stimulus> reversed = new ArrayList<>(here.stimuli());
        Collections.reverse(reversed);
        // all images of the small set but one are equal
        assertThat(((ZipStimulusImages) here.pictures()).contentDigest(reversed))
                .isNotEqualTo(here.contentDigest());
    }

    @Test
    void a_stated_ceiling_is_taken_with_its_source() throws IOException {
        String stated = descriptor.replace(
                "ceiling: split-half", "ceiling: stated\nstated_ceiling: {value: 0.8158, source: a median elsewhere}");
        Ceiling ceiling = ((InstalledBenchmark.Ready) read(stated)).benchmark().ceiling();
        assertThat(ceiling.value()).isEqualTo(.8158);
        assertThat(ceiling.isStated()).isTrue();
        assertThat(ceiling.source()).isEqualTo("a median elsewhere");
        Ceiling measured =
                ((InstalledBenchmark.Ready) read(descriptor)).benchmark().ceiling();
        assertThat(measured.isStated()).isFalse();
    }

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
    void a_variable_that_is_not_set_makes_a_benchmark_absent() throws IOException {
        Files.writeString(folder.resolve("small-it-pls.yaml"), descriptor);
        assertThat(folder(Map.of()).read())
                .singleElement()
                .asInstanceOf(type(InstalledBenchmark.Absent.class))
                .extracting(InstalledBenchmark.Absent::reason)
                .asString()
                .contains("recording.assembly.file", "the variable DATA, which is not set");
    }

    @Test
    void a_file_that_is_not_there_makes_a_benchmark_absent() throws IOException {
        Files.delete(data.resolve("pictures.zip"));
        assertThat(((InstalledBenchmark.Absent) read(descriptor)).reason())
                .contains("stimuli.pictures.file: there is no file", "pictures.zip");
    }

    @Test
    void a_fetched_file_lies_in_the_cache_of_brainio_under_its_digest() throws Exception {
        String fetched = fetched("table");
        Path cached = data.resolve(sha1("table.csv")).resolve("stimulus_small.csv");
        Files.createDirectories(cached.getParent());
        Files.move(data.resolve("table.csv"), cached);
        assertThat(read(fetched)).isInstanceOf(InstalledBenchmark.Ready.class);
        assertThat(folder(Map.of()).remoteFiles(Set.of(new BenchmarkName("small-it-pls"))))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.bucket()).isEqualTo("bucket");
                    assertThat(file.versionId()).isEqualTo("null");
                    assertThat(file.cached(data)).isEqualTo(cached);
                });
    }

    @Test
    void a_file_that_is_not_fetched_makes_a_benchmark_absent_and_says_how_to_fetch_it() throws Exception {
        assertThat(((InstalledBenchmark.Absent) read(fetched("table"))).reason())
                .contains("stimuli.table.fetch", "stimulus_small.csv", "run './ventral benchmarks fetch'");
    }

    @Test
    void a_file_is_either_here_or_fetched() throws Exception {
        String both = descriptor.replace("file: \"${DATA}/table.csv\"", "file: t.csv, fetch: {bucket: b, key: k}");
        assertThat(((InstalledBenchmark.Damaged) read(both)).reason())
                .contains("stimuli.table must have either file or fetch");
        assertThat(((InstalledBenchmark.Damaged) read(fetched("table").replace("bucket: bucket, ", ""))).reason())
                .contains("stimuli.table.fetch.bucket is missing");
    }

    @Test
    void the_cache_is_where_brainio_has_it() {
        assertThat(BenchmarkPaths.of(folder, Map.of("BRAINIO_HOME", "/brainio")).brainioHome())
                .isEqualTo(Path.of("/brainio"));
        assertThat(BenchmarkPaths.of(folder, Map.of()).brainioHome())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".brainio"));
    }

    @Test
    void what_is_shipped_can_be_fetched_and_each_file_is_named_once() throws IOException {
        BenchmarkFolder shipped = new BenchmarkFolder(
                new BenchmarkPaths(Path.of("benchmarks"), Map.of(), data),
                (file, region, window) -> SmallRecording.assembly());
        assertThat(shipped.read())
                .filteredOn(installed -> !installed.name().id().startsWith("simulated"))
                .allMatch(InstalledBenchmark.Absent.class::isInstance);
        assertThat(shipped.remoteFiles(shipped.names()))
                .extracting(RemoteFile::key)
                .containsExactly(
                        "brainio-brainscore/assy_movshon_FreemanZiemba2013_public.nc",
                        "brainio-brainscore/stimulus_FreemanZiemba2013_aperture-public.csv",
                        "brainio-brainscore/stimulus_FreemanZiemba2013_aperture-public.zip",
                        "brainio-brainscore/assy_dicarlo_MajajHong2015_public.nc",
                        "brainio-brainscore/stimulus_hvm-public.csv",
                        "brainio-brainscore/stimulus_hvm-public.zip");
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

    private InstalledBenchmark read(String yaml) throws IOException {
        Files.writeString(folder.resolve("small-it-pls.yaml"), yaml);
        return folder(Map.of("DATA", data.toString())).read().get(0);
    }

    private BenchmarkFolder folder(Map<String, String> variables) {
        return new BenchmarkFolder(new BenchmarkPaths(folder, variables, data), (file, region, window) -> {
            assertThat(file.getFileName()).hasToString("recording.nc");
            assertThat(window).isEqualTo(new TimeWindow(70, 170));
            return SmallRecording.assembly();
        });
    }

    private String fetched(String field) {
        String file = "file: \"${DATA}/%s.csv\"".formatted(field);
        assertThat(descriptor).contains(file);
        return descriptor.replace(file, "fetch: {bucket: bucket, key: some/stimulus_small.csv, version_id: \"null\"}");
    }

    private String sha1(String name) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(data.resolve(name))));
    }
}
