package ventral.scorer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.Origin;
import ventral.scorer.files.BenchmarkFolder;
import ventral.scorer.netcdf.NetcdfRecordings;

@Command(
        name = "benchmarks",
        description = "Reads a folder of benchmarks and says what is wrong with it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every benchmark is ready or absent", "1:one is damaged"})
@SuppressWarnings("NullAway.Init")
final class BenchmarksCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            description = "Folder of benchmark descriptors.",
            defaultValue = "benchmarks",
            showDefaultValue = CommandLine.Help.Visibility.ALWAYS)
    Path folder;

    @Override
    public Integer call() throws IOException {
        boolean damaged = false;
        for (Installed installed : new BenchmarkFolder(folder, System.getenv(), new NetcdfRecordings()).read()) {
            damaged |= installed instanceof Installed.Damaged;
            System.out.println(installed.name().id() + ": " + found(installed));
        }
        return damaged ? 1 : 0;
    }

    private static String found(Installed installed) {
        if (installed instanceof Installed.Ready ready) {
            Benchmark benchmark = ready.benchmark();
            return "ready, %s %s, ceiling %.4f, %d stimuli, %d neuroids"
                    .formatted(
                            benchmark.description().region(),
                            benchmark.description().origin() == Origin.SIMULATED ? "simulated" : "recorded",
                            benchmark.ceiling().value(),
                            benchmark.stimulusCount(),
                            benchmark.neuroidCount());
        }
        return installed instanceof Installed.Absent absent
                ? "absent, " + absent.reason()
                : "damaged, " + ((Installed.Damaged) installed).reason();
    }
}
