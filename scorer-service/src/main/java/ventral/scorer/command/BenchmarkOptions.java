package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.candidate.Recording;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.netcdf.NetcdfAssemblyReader;

/** Declares the options that select the benchmarks a command works with. */
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
            description = "Folder of downloaded files (default: the variable BRAINIO_HOME, or ~/.brainio).")
    @Nullable Path cache;

    @Option(
            names = {"--benchmarks", "--benchmark"},
            paramLabel = "NAME",
            split = ",",
            description = "Names of benchmarks, separated by commas (default: all that are ready).")
    List<String> names = List.of();

    /**
     * Returns the selected benchmarks that are ready.
     *
     * @throws IOException if the folder does not exist, or a benchmark selected by name is not ready
     * @throws IllegalArgumentException if no benchmark has one of the names
     */
    List<Benchmark> ready() throws IOException {
        List<Benchmark> ready = new ArrayList<>();
        for (InstalledBenchmark installed : installed(names)) {
            if (installed instanceof InstalledBenchmark.Ready found) {
                ready.add(found.benchmark());
            } else if (!names.isEmpty() || installed instanceof InstalledBenchmark.Damaged) {
                throw new IOException(BenchmarkFormatter.of(installed));
            }
        }
        if (ready.isEmpty()) {
            throw new IOException(
                    "no benchmark in %s is ready; run './ventral benchmarks' to see why".formatted(folder));
        }
        return ready;
    }

    /**
     * Returns the responses of a benchmark, which need not be among the selected ones.
     *
     * @throws IOException if the folder does not exist, or the benchmark is not ready
     * @throws IllegalArgumentException if no benchmark has that name, or it holds only dissimilarities
     */
    Recording recording(String name) throws IOException {
        InstalledBenchmark installed = installed(List.of(name)).get(0);
        if (!(installed instanceof InstalledBenchmark.Ready ready)) {
            throw new IOException(BenchmarkFormatter.of(installed));
        }
        if (ready.benchmark() instanceof NeuralBenchmark neural) {
            return neural.recording();
        }
        throw new IllegalArgumentException(
                "benchmark %s has only dissimilarities; a candidate needs responses of neuroids".formatted(name));
    }

    /**
     * Reads the named benchmarks.
     *
     * @param names of benchmarks; empty for all
     */
    private List<InstalledBenchmark> installed(List<String> names) throws IOException {
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
        BenchmarkPaths places = BenchmarkPaths.of(folder, System.getenv());
        return new BenchmarkFolder(cache == null ? places : places.withBrainioHome(cache), new NetcdfAssemblyReader());
    }
}
