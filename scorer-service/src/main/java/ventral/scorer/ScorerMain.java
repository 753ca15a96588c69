package ventral.scorer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the service, or with arguments one of its commands, which need no broker. */
@QuarkusMain
@Command(
        name = "score",
        description = "Works on benchmarks without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchmarksCommand.class, SimulateCommand.class})
public final class ScorerMain {

    private ScorerMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(new CommandLine(new ScorerMain()).execute(args));
        }
    }
}
