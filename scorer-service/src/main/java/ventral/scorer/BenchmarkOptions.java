package ventral.scorer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.benchmark.Recording;
import ventral.scorer.files.BenchmarkFolder;
import ventral.scorer.files.Places;
import ventral.scorer.netcdf.NetcdfRecordings;

/** Options that say which benchmarks a command works with. */
@SuppressWarnings("NullAway.Init")
final class BenchmarkOptions {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Folder of benchmark descriptors.",
            defaultValue = "benchmarks",
            showDefaultValue = Visibility.ALWAYS)
    Path folder;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where fetched files lie. By default the variable BRAINIO_HOME, or ~/.brainio.")
    Optional<Path> cache = Optional.empty();

    @Option(
            names = {"--benchmarks", "--benchmark"},
            paramLabel = "NAME",
            split = ",",
            description = "Names of benchmarks, with commas between them. By default every one that is ready.")
    List<String> names = List.of();

    /**
     * The benchmarks that were asked for.
     *
     * @throws IOException if the folder is not there, or one that was asked for is not ready
     * @throws IllegalArgumentException if there is no benchmark of a name
     */
    List<Benchmark> ready() throws IOException {
        List<Benchmark> ready = new ArrayList<>();
        for (Installed installed : installed(names)) {
            if (installed instanceof Installed.Ready found) {
                ready.add(found.benchmark());
            } else if (!names.isEmpty() || installed instanceof Installed.Damaged) {
                throw new IOException(Findings.of(installed));
            }
        }
        if (ready.isEmpty()) {
            throw new IOException("no benchmark in %s is ready; './ventral benchmarks' says why".formatted(folder));
        }
        return ready;
    }

    /**
     * The responses of a benchmark, which need not be one of those that were asked for.
     *
     * @throws IOException if the folder is not there, or the benchmark is not ready
     * @throws IllegalArgumentException if there is no benchmark of that name, or it knows dissimilarities alone
     */
    Recording recording(String name) throws IOException {
        Installed installed = installed(List.of(name)).get(0);
        if (!(installed instanceof Installed.Ready ready)) {
            throw new IOException(Findings.of(installed));
        }
        if (ready.benchmark() instanceof NeuralBenchmark neural) {
            return neural.recording();
        }
        throw new IllegalArgumentException(
                "benchmark %s knows dissimilarities alone; a candidate needs responses of neuroids".formatted(name));
    }

    /** @param names of benchmarks; none for all */
    private List<Installed> installed(List<String> names) throws IOException {
        BenchmarkFolder benchmarks = benchmarks();
        SortedSet<BenchmarkName> known = benchmarks.names();
        Set<BenchmarkName> wanted =
                names.isEmpty() ? known : names.stream().map(BenchmarkName::new).collect(Collectors.toSet());
        for (BenchmarkName name : wanted) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no benchmark %s in %s, only %s"
                        .formatted(
                                name.id(),
                                folder,
                                known.stream().map(BenchmarkName::id).toList()));
            }
        }
        return benchmarks.read(wanted);
    }

    private BenchmarkFolder benchmarks() {
        Places places = Places.of(folder, System.getenv());
        return new BenchmarkFolder(cache.map(places::withBrainioHome).orElse(places), new NetcdfRecordings());
    }
}
