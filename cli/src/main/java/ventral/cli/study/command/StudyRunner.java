package ventral.cli.study.command;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.StudyClient;
import ventral.cli.study.gateway.TrainingRates;
import ventral.cli.system.ForegroundSystem;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;
import ventral.type.v1.RunState;

/** Runs a study on a system until every checkpoint is scored. */
final class StudyRunner {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int MAX_TRIES = 60;

    private final Study study;
    private final GatewayClient gateway;
    private final Terminal terminal;

    StudyRunner(Study study, GatewayClient gateway, Terminal terminal) {
        this.study = study;
        this.gateway = gateway;
        this.terminal = terminal;
    }

    /**
     * Prints what the study takes, creates what does not exist yet, and shows the progress until the study is complete.
     *
     * @param interval time between two reads of the study's state
     * @param started system that this process started; null if it uses another
     */
    ExperimentSnapshot run(Duration interval, @Nullable ForegroundSystem started)
            throws CommandException, LaunchException, InterruptedException {
        StudyClient client = new StudyClient(gateway, study);
        client.checkExistingSpecs();
        for (int tries = 0; tries < MAX_TRIES && !client.unlistedBenchmarks().isEmpty(); tries++) {
            // scorers publish their benchmarks some seconds after they start
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        client.checkBenchmarks();
        new StudyEstimate(study).lines(TrainingRates.read(gateway)).forEach(terminal::println);
        List<String> missing = client.missing();
        terminal.println(
                missing.isEmpty()
                        ? "Every stream and sweep exists: continuing"
                        : "Creating " + String.join(", ", missing));
        client.create();
        ExperimentSnapshot end =
                new ExperimentWatch(client::snapshotWithEstimates, interval, terminal, started).awaitCompletion();
        terminal.println("");
        return end;
    }

    /** Returns the exit status of a complete study. */
    static int exitCode(ExperimentSnapshot end) {
        return end.in(RunState.RUN_STATE_SUCCEEDED).size() == end.runs().size() ? ExitCode.OK : ExitCode.FAILED;
    }
}
