package ventral.cli.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.StoredLogin;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.option.ConnectionOptions;
import ventral.cli.option.GatewayOption;
import ventral.cli.output.ExitCode;
import ventral.cli.testing.FakeProtectedGateway;
import ventral.cli.testing.TestCertificate;

class LoginCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private CredentialsFile credentials;
    private TestCertificate certificate;
    private FakeProtectedGateway gateway;

    @BeforeEach
    void start() {
        credentials = new CredentialsFile(folder.resolve("config/credentials.yaml"));
        certificate = TestCertificate.create(folder, "gateway");
        gateway = FakeProtectedGateway.withTls(certificate);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_token_from_standard_input_that_the_gateway_accepts_is_stored() {
        assertThat(login("viewer-token\n", "--tls-ca", certificate.certificate().toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(credentials.read())
                .contains(new StoredLogin(
                        GatewayAddress.parse(address()),
                        new ClientTlsFiles(certificate.certificate(), null, null),
                        new BearerToken("viewer-token")));
        assertThat(out.toString()).contains(address()).doesNotContain("viewer-token");
    }

    @Test
    void a_token_from_a_file_is_stored_and_standard_input_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "viewer-token\n");
        assertThat(login("", "--tls-ca", certificate.certificate().toString(), "--token-file", file.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(credentials.read()).isPresent();
    }

    @Test
    void a_new_login_replaces_a_file_that_is_damaged_or_that_others_may_read() throws Exception {
        Files.createDirectories(credentials.path().getParent());
        Files.writeString(credentials.path(), "damaged");
        Files.setPosixFilePermissions(credentials.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(login("viewer-token\n", "--tls-ca", certificate.certificate().toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(credentials.read()).isPresent();
    }

    @Test
    void a_token_that_the_gateway_refuses_is_not_stored() {
        assertThat(login("wrong\n", "--tls-ca", certificate.certificate().toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("UNAUTHENTICATED: the token is not valid");
        assertThat(credentials.read()).isEmpty();
    }

    @Test
    void an_empty_standard_input_is_refused_with_the_ways_to_enter_a_token() {
        assertThat(login("")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("no token was entered").contains("--token-file");
    }

    @Test
    void no_token_leaves_this_machine_unencrypted() {
        assertThat(run(command("viewer-token\n"), "--gateway", "lab.example:8470"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("the token is not sent to lab.example:8470");
        assertThat(credentials.read()).isEmpty();
    }

    @Test
    void logout_removes_the_login() throws Exception {
        credentials.write(
                new StoredLogin(GatewayAddress.parse(address()), ClientTlsFiles.NONE, new BearerToken("viewer-token")));
        assertThat(run(new LogoutCommand(credentials))).isEqualTo(ExitCode.OK);
        assertThat(credentials.read()).isEmpty();
        assertThat(run(new LogoutCommand(credentials))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Removed").contains("No login is stored");
    }

    private String address() {
        return "https://localhost:" + gateway.port();
    }

    private int login(String input, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--gateway";
        arguments[1] = address();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return run(command(input), arguments);
    }

    private LoginCommand command(String input) {
        EnvironmentSettings environment = new EnvironmentSettings(Map.of("VENTRAL_TOKEN", "not-for-login"));
        return new LoginCommand(
                new GatewayOption(new ConnectionOptions(environment, credentials)),
                credentials,
                new TokenInput(null, new ByteArrayInputStream(input.getBytes(UTF_8))));
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(arguments);
    }
}
