package ventral.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

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
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.connection.StoredLogin;
import ventral.cli.connection.TlsFiles;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.option.ConnectionOptions;

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
        credentials.write(new StoredLogin(LAB, TlsFiles.NONE, OF_LOGIN));
    }

    @Test
    void a_stored_login_does_not_choose_the_system() {
        assertThat(options().remote()).isNull();
        assertThat(options("--port-base", "9000").remote()).isNull();
    }

    @Test
    void a_named_gateway_is_used_with_the_token_of_its_login() {
        assertThat(options("--gateway", "https://lab:1").remote())
                .isEqualTo(new GatewayConnection(LAB, TlsFiles.NONE, OF_LOGIN));
        environment.put("VENTRAL_GATEWAY", "https://lab:1");
        assertThat(options().remote()).isEqualTo(new GatewayConnection(LAB, TlsFiles.NONE, OF_LOGIN));
    }

    private SystemOptions options(String... arguments) {
        ExperimentCommand command = new ExperimentCommand(
                new SystemOptions(new ConnectionOptions(new EnvironmentSettings(environment), credentials)));
        new CommandLine(command).parseArgs(arguments);
        return command.system;
    }
}
