package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.testing.SmallRecording;

/** Tests where the files of a benchmark are looked for, and when a missing one makes it absent. */
class BenchmarkFileLocationTest extends BenchmarkFolderTestBase {

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
                .contains("stimuli.pictures.file: there is no file ${DATA}/pictures.zip")
                .doesNotContain(data.toString());
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
    void a_bucket_that_is_no_host_name_and_a_key_that_leads_upwards_are_refused() throws Exception {
        String bucket = fetched("table").replace("bucket: bucket,", "bucket: \"evil.example/x?\",");
        assertThat(((InstalledBenchmark.Damaged) read(bucket)).reason())
                .contains("stimuli.table.fetch.bucket: invalid bucket name 'evil.example/x?'");
        String key = fetched("table").replace("some/stimulus_small.csv", "some/..");
        assertThat(((InstalledBenchmark.Damaged) read(key)).reason())
                .contains("stimuli.table.fetch.key is some/..; it has to end in the name of a file");
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

    private String fetched(String field) {
        String file = "file: \"${DATA}/%s.csv\"".formatted(field);
        assertThat(descriptor).contains(file);
        return descriptor.replace(file, "fetch: {bucket: bucket, key: some/stimulus_small.csv, version_id: \"null\"}");
    }
}
