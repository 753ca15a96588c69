package ventral.benchmarks.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that name the system that a program measures. {@code ventral bench} starts it and passes them. */
@SuppressWarnings("NullAway.Init")
public final class MeasuredSystemOptions {

    @Option(names = "--validate-only", description = "Checks the options and starts nothing.")
    boolean validateOnly;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the system.")
    @Nullable Path data;

    @Option(names = "--launcher-pid", paramLabel = "PID", description = "Process that started the system.")
    long launcherPid;

    @Option(names = "--gateway", paramLabel = "HOST:PORT", defaultValue = "", description = "Address of the gateway.")
    String gateway;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    public boolean validateOnly() {
        return validateOnly;
    }

    public String gateway() {
        return gateway;
    }

    /**
     * Returns the data folder of the system.
     *
     * @throws ParameterException if the program was not started by {@code ventral bench}
     */
    public Path data() {
        if (data == null || launcherPid == 0) {
            throw new ParameterException(
                    command.commandLine(),
                    "there is no system: start this program with ./ventral bench " + command.name());
        }
        return data;
    }

    /**
     * Returns the processes of the system.
     *
     * @throws ParameterException if the program was not started by {@code ventral bench}
     */
    public LocalProcesses processes() {
        return new LocalProcesses(data(), launcherPid);
    }

    /**
     * Checks a rule that options must keep.
     *
     * @throws ParameterException with the message if it does not hold
     */
    public void check(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message);
        }
    }
}
