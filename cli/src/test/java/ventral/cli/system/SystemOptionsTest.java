package ventral.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.connection.StoredLogin;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.option.ConnectionOptions;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.cli.testing.FakeProtectedGateway;
import ventral.cli.testing.TestCertificate;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

class SystemOptionsTest {

    @Command
    private static final class ExperimentCommand {
        @Mixin
        private SystemOptions system;

        private ExperimentCommand(SystemOptions system) {
            this.system = system;
        }
    }

    private static final GatewayAddress LAB = GatewayAddress.parse("https://lab:1");
    private static final BearerToken OF_LOGIN = new BearerToken("of-login");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private CredentialsFile credentials;

    @BeforeEach
    void log_in() throws Exception {
        credentials = new CredentialsFile(folder.resolve("credentials.yaml"));
        credentials.write(new StoredLogin(LAB, ClientTlsFiles.NONE, OF_LOGIN));
    }

    @Test
    void a_stored_login_does_not_choose_the_system() {
        assertThat(options().remote()).isNull();
        assertThat(options("--port-base", "9000").remote()).isNull();
    }

    @Test
    void a_named_gateway_is_used_with_the_token_of_its_login() {
        assertThat(options("--gateway", "https://lab:1").remote())
                .isEqualTo(new GatewayConnection(LAB, ClientTlsFiles.NONE, OF_LOGIN));
        environment.put("VENTRAL_GATEWAY", "https://lab:1");
        assertThat(options().remote()).isEqualTo(new GatewayConnection(LAB, ClientTlsFiles.NONE, OF_LOGIN));
    }

    @Test
    void a_system_on_this_machine_gets_the_token_of_the_option() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), FakeProtectedGateway.TOKEN);
        StringWriter out = new StringWriter();
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withoutTls()) {
            SystemOptions options =
                    options("--port-base", Integer.toString(gateway.port()), "--token-file", token.toString());
            assertThat(options.run(Terminal.of(new PrintWriter(out, true)), (client, started) -> {
                        client.checkAccess();
                        return ExitCode.OK;
                    }))
                    .isEqualTo(ExitCode.OK);
            assertThat(out.toString()).contains("Using the system at 127.0.0.1:" + gateway.port());
        }
    }

    @Test
    void no_system_is_started_to_be_called_with_tls() throws Exception {
        String ca = TestCertificate.create(folder, "gateway").certificate().toString();
        Ports free = Ports.anyFree(Endpoint.GATEWAY);
        SystemOptions options = options("--port-base", Integer.toString(free.base()), "--tls-ca", ca);
        assertThatThrownBy(() -> options.run(Terminal.standardOutput(), (client, started) -> ExitCode.OK))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("no system answers at https://" + free.address(Endpoint.GATEWAY));
    }

    private SystemOptions options(String... arguments) {
        ExperimentCommand command = new ExperimentCommand(
                new SystemOptions(new ConnectionOptions(new EnvironmentSettings(environment), credentials)));
        new CommandLine(command).parseArgs(arguments);
        return command.system;
    }
}
