package ventral.cli.login;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.connection.StoredLogin;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.ConnectionOptions;
import ventral.cli.option.GatewayOption;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;

@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a token at a gateway, and stores both for the other commands.",
            "",
            "Reads the token from --token-file, or else from standard input; on a terminal it is not shown.",
            "The login is stored in ventral/credentials.yaml in $XDG_CONFIG_HOME or ~/.config, which only you can read.",
            "Files for TLS are stored by their paths. Options and environment variables take precedence over a login."
        },
        footer = {"", "Example:", "  ./ventral login --gateway https://ventral.example:8470 --tls-ca ca.pem"})
public final class LoginCommand implements Callable<Integer> {

    @Mixin
    private GatewayOption gateway;

    @Spec
    private @Nullable CommandSpec command;

    private final CredentialsFile credentials;
    private final TokenInput input;

    public LoginCommand() {
        this(new GatewayOption(new ConnectionOptions()), CredentialsFile.ofUser(), TokenInput.ofProcess());
    }

    LoginCommand(GatewayOption gateway, CredentialsFile credentials, TokenInput input) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.input = input;
    }

    @Override
    public Integer call() throws CommandException {
        GatewayConnection connection = gateway.connection(input::read);
        BearerToken token = Objects.requireNonNull(connection.token());
        try (GatewayClient client = new GatewayClient(connection)) {
            client.checkAccess();
        }
        credentials.write(new StoredLogin(connection.address(), connection.tls(), token));
        Objects.requireNonNull(command)
                .commandLine()
                .getOut()
                .println("Logged in at %s; the login is in %s".formatted(connection.address(), credentials.path()));
        return ExitCode.OK;
    }
}
