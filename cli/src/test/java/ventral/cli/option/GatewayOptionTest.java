package ventral.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

class GatewayOptionTest {

    @Command
    private static final class QueryCommand {
        @Mixin
        private GatewayOption gateway;

        private QueryCommand(GatewayOption gateway) {
            this.gateway = gateway;
        }
    }

    @Command
    private static final class LocalCommand {
        @Mixin
        private ConnectionOptions connection;

        private LocalCommand(ConnectionOptions connection) {
            this.connection = connection;
        }
    }

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path ofOption;
    private Path ofEnvironment;
    private CredentialsFile credentials;

    @BeforeEach
    void write() throws Exception {
        ofOption = Files.writeString(folder.resolve("option"), "of-option\n");
        ofEnvironment = Files.writeString(folder.resolve("environment"), "of-file\n");
        credentials = new CredentialsFile(folder.resolve("credentials.yaml"));
    }

    @Test
    void the_default_is_this_machine_without_a_token() {
        assertThat(connection()).isEqualTo(GatewayConnection.anonymous("127.0.0.1:8470"));
    }

    @Test
    void gateways_come_from_option_then_environment_then_login() throws Exception {
        logIn();
        assertThat(connection().address()).hasToString("https://login:1");
        environment.put("VENTRAL_GATEWAY", "https://environment:1");
        assertThat(connection().address()).hasToString("https://environment:1");
        assertThat(connection("--gateway", "https://option:1").address()).hasToString("https://option:1");
        environment.put("VENTRAL_GATEWAY", "");
        assertThat(connection().address()).hasToString("https://login:1");
    }

    @Test
    void tokens_come_from_option_then_environment_then_login() throws Exception {
        logIn();
        assertThat(token()).isEqualTo("of-login");
        environment.put("VENTRAL_TOKEN_FILE", ofEnvironment.toString());
        assertThat(token()).isEqualTo("of-file");
        environment.put("VENTRAL_TOKEN", "of-variable");
        assertThat(token()).isEqualTo("of-variable");
        assertThat(token("--token-file", ofOption.toString())).isEqualTo("of-option");
    }

    @Test
    void a_missing_token_file_matters_only_if_its_token_is_used() {
        environment.put("VENTRAL_TOKEN_FILE", "/nowhere");
        assertThatThrownBy(this::connection)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no token file '/nowhere'");
        assertThat(token("--token-file", ofOption.toString())).isEqualTo("of-option");
    }

    @Test
    void a_damaged_login_matters_only_if_it_would_supply_the_gateway_or_the_token() throws Exception {
        logIn();
        Files.writeString(credentials.path(), "damaged");
        assertThatThrownBy(() -> connection("--token-file", ofOption.toString()))
                .hasMessageStartingWith(credentials.path().toString());
        assertThatThrownBy(() -> connection("--gateway", "https://lab:1"))
                .hasMessageStartingWith(credentials.path().toString());
        assertThat(token("--gateway", "https://lab:1", "--token-file", ofOption.toString()))
                .isEqualTo("of-option");
    }

    @Test
    void a_token_of_the_environment_is_not_sent_unencrypted() {
        environment.put("VENTRAL_TOKEN", "secret");
        assertThatThrownBy(() -> connection("--gateway", "lab:8470"))
                .hasMessageContaining("the token is not sent to lab:8470")
                .hasMessageNotContaining("secret");
        assertThat(token("--gateway", "https://lab:8470")).isEqualTo("secret");
    }

    @Test
    void a_variable_that_holds_no_token_is_named() {
        environment.put("VENTRAL_TOKEN", "two words");
        assertThatThrownBy(this::connection)
                .hasMessageStartingWith("environment variable VENTRAL_TOKEN: invalid token");
    }

    @Test
    void a_gateway_on_this_machine_gets_the_token_of_option_then_environment_then_its_own_login() throws Exception {
        credentials.write(
                new StoredLogin(GatewayAddress.parse("localhost:1"), ClientTlsFiles.NONE, new BearerToken("of-login")));
        assertThat(local("127.0.0.1:1").token()).isEqualTo(new BearerToken("of-login"));
        assertThat(local("127.0.0.1:2").token()).isNull();
        environment.put("VENTRAL_TOKEN", "of-variable");
        assertThat(local("127.0.0.1:1").token()).isEqualTo(new BearerToken("of-variable"));
        assertThat(local("127.0.0.1:1", "--token-file", ofOption.toString()).token())
                .isEqualTo(new BearerToken("of-option"));
    }

    @Test
    void the_token_of_another_gateway_of_the_environment_stays_away_from_this_machine() {
        environment.put("VENTRAL_TOKEN", "of-variable");
        environment.put("VENTRAL_GATEWAY", "https://lab:1");
        assertThat(local("127.0.0.1:1").token()).isNull();
        environment.put("VENTRAL_GATEWAY", "localhost:1");
        assertThat(local("127.0.0.1:1").token()).isEqualTo(new BearerToken("of-variable"));
    }

    @Test
    void files_for_tls_make_a_call_to_this_machine_one_with_tls() {
        assertThat(local("127.0.0.1:1", "--tls-ca", "ca.pem"))
                .isEqualTo(new GatewayConnection(
                        GatewayAddress.parse("https://127.0.0.1:1"),
                        new ClientTlsFiles(Path.of("ca.pem"), null, null),
                        null));
    }

    private void logIn() throws Exception {
        credentials.write(new StoredLogin(
                GatewayAddress.parse("https://login:1"), ClientTlsFiles.NONE, new BearerToken("of-login")));
    }

    private String token(String... arguments) {
        return Objects.requireNonNull(connection(arguments).token()).value();
    }

    private GatewayConnection connection(String... arguments) {
        QueryCommand command = new QueryCommand(new GatewayOption(options()));
        new CommandLine(command).parseArgs(arguments);
        return command.gateway.connection();
    }

    private GatewayConnection local(String address, String... arguments) {
        LocalCommand command = new LocalCommand(options());
        new CommandLine(command).parseArgs(arguments);
        return command.connection.localConnection(address);
    }

    private ConnectionOptions options() {
        return new ConnectionOptions(new EnvironmentSettings(environment), credentials);
    }
}
