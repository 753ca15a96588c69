package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.files.benchmark.BenchmarkFolder;
import ventral.scorer.files.benchmark.BenchmarkPaths;
import ventral.scorer.netcdf.NetcdfAssemblyReader;

@Command(
        name = "benchmarks",
        description = {
            "Lists the benchmarks of a folder: which are ready, which lack files, and what is wrong with the others.",
            "",
            "'ventral benchmarks fetch' downloads missing files of public recordings."
        },
        subcommands = FetchCommand.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[fetch]",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every benchmark is ready or absent", "1:a benchmark is damaged, or the folder cannot be read"
        })
public final class ScorerBenchmarksCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "folder of benchmark descriptors (default: benchmarks)")
    private @Nullable Path folder;

    @Option(
            names = "--cache",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "folder of downloaded files (default: the variable BRAINIO_HOME, or ~/.brainio)")
    private @Nullable Path cache;

    BenchmarkPaths places() {
        BenchmarkPaths places = BenchmarkPaths.of(folder == null ? Path.of("benchmarks") : folder, System.getenv());
        return cache == null ? places : places.withBrainioHome(cache);
    }

    @Override
    public Integer call() throws IOException {
        return print(new BenchmarkFolder(places(), new NetcdfAssemblyReader()).read());
    }

    /** Prints one line for each benchmark and returns the exit status. */
    static int print(List<InstalledBenchmark> benchmarks) {
        boolean isDamaged = false;
        for (InstalledBenchmark installed : benchmarks) {
            isDamaged |= installed instanceof InstalledBenchmark.Damaged;
            System.out.println(BenchmarkFormatter.of(installed));
        }
        return isDamaged ? 1 : 0;
    }
}
