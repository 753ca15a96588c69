package ventral.cli.login;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;

@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the stored login from this machine.",
            "The gateway accepts the token until 'ventral tokens remove' removes it there."
        },
        footer = {"", "Example:", "  ./ventral logout"})
public final class LogoutCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    private final CredentialsFile credentials;

    public LogoutCommand() {
        this(CredentialsFile.ofUser());
    }

    LogoutCommand(CredentialsFile credentials) {
        this.credentials = credentials;
    }

    @Override
    public Integer call() throws CommandException {
        boolean wasLoggedIn = credentials.delete();
        Objects.requireNonNull(command)
                .commandLine()
                .getOut()
                .println((wasLoggedIn ? "Removed %s" : "No login is stored in %s").formatted(credentials.path()));
        return ExitCode.OK;
    }
}
