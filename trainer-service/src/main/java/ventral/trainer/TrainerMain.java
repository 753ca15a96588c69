package ventral.trainer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.trainer.bench.TrainerBenchCommand;

/** Runs the service; with arguments, runs one of its commands, which need no broker. */
@QuarkusMain
@Command(
        name = "train",
        description = "Trains without a running system.",
        mixinStandardHelpOptions = true,
        subcommands = TrainerBenchCommand.class)
public final class TrainerMain {

    private TrainerMain() {}

    public static void main(String... args) {
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(new CommandLine(new TrainerMain()).execute(args));
        }
    }
}
