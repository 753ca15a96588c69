package ventral.cli.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.testing.FakeProtectedGateway;
import ventral.cli.testing.TestCertificate;
import ventral.contract.name.StreamName;

class GatewayTlsTest {

    @TempDir
    static Path folder;

    private static TestCertificate own;
    private static TestCertificate client;

    @BeforeAll
    static void certify() {
        own = TestCertificate.create(folder, "gateway");
        client = TestCertificate.create(folder, "alice");
    }

    @Test
    void calls_with_tls_and_the_token_are_answered() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withTls(own);
                GatewayClient caller = caller("https://localhost:" + gateway.port(), trusting(), "viewer-token")) {
            assertThat(caller.streams().list()).hasSize(1);
            assertThat(caller.address()).isEqualTo("https://localhost:" + gateway.port());
        }
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused_with_the_remedy() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withTls(own);
                GatewayClient caller =
                        caller("https://localhost:" + gateway.port(), ClientTlsFiles.NONE, "viewer-token")) {
            assertFailure(caller::checkAccess, "no TLS connection to the gateway https://localhost:", "--tls-ca");
        }
    }

    @Test
    void a_gateway_without_tls_is_not_called_as_one_with_tls() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withoutTls();
                GatewayClient caller = caller("https://localhost:" + gateway.port(), trusting(), "viewer-token")) {
            assertFailure(
                    caller::checkAccess, "no TLS connection to the gateway", "a gateway without TLS is HOST:PORT");
        }
    }

    @Test
    void a_gateway_with_tls_that_is_called_without_is_named_with_the_remedy() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withTls(own);
                GatewayClient caller = caller("localhost:" + gateway.port(), ClientTlsFiles.NONE, null)) {
            assertThatThrownBy(caller::checkAccess)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("if it has TLS, write https://localhost:" + gateway.port());
        }
    }

    @Test
    void a_client_certificate_identifies_the_caller() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withClientCertificates(own, client)) {
            String address = "https://localhost:" + gateway.port();
            ClientTlsFiles files = new ClientTlsFiles(own.certificate(), client.certificate(), client.key());
            try (GatewayClient caller = caller(address, files, "viewer-token")) {
                caller.checkAccess();
            }
            try (GatewayClient caller = caller(address, trusting(), "viewer-token")) {
                assertThatThrownBy(caller::checkAccess).isInstanceOf(GatewayException.class);
            }
        }
    }

    @Test
    void a_caller_without_a_valid_token_learns_how_to_log_in() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withoutTls()) {
            String address = "127.0.0.1:" + gateway.port();
            try (GatewayClient caller = caller(address, ClientTlsFiles.NONE, null)) {
                assertFailure(
                        caller::checkAccess,
                        "UNAUTHENTICATED: the call has no token",
                        "log in with 'ventral login --gateway %s'".formatted(address));
            }
            try (GatewayClient caller = caller(address, ClientTlsFiles.NONE, "wrong")) {
                assertFailure(caller::checkAccess, "UNAUTHENTICATED: the token is not valid", "--token-file");
            }
        }
    }

    @Test
    void a_caller_whose_role_is_too_low_learns_to_use_another_token() {
        try (FakeProtectedGateway gateway = FakeProtectedGateway.withoutTls();
                GatewayClient caller = caller("127.0.0.1:" + gateway.port(), ClientTlsFiles.NONE, "viewer-token")) {
            assertFailure(
                    () -> caller.streams().pause(new StreamName("s1")),
                    "PERMISSION_DENIED: role viewer may not call PauseStream",
                    "log in with another token");
        }
    }

    @Test
    void a_file_without_certificates_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatThrownBy(() -> caller("https://localhost:1", new ClientTlsFiles(file, null, null), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--tls-ca %s holds no certificates in PEM".formatted(file));
        assertThatThrownBy(
                        () -> caller("https://localhost:1", new ClientTlsFiles(Path.of("/nowhere"), null, null), null))
                .hasMessageStartingWith("--tls-ca /nowhere cannot be read");
    }

    private static ClientTlsFiles trusting() {
        return new ClientTlsFiles(own.certificate(), null, null);
    }

    private static GatewayClient caller(String address, ClientTlsFiles files, String token) {
        return new GatewayClient(new GatewayConnection(
                GatewayAddress.parse(address), files, token == null ? null : new BearerToken(token)));
    }

    private static void assertFailure(ThrowingCallable call, String reason, String remedy) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.isUnreachable()).isFalse())
                .hasMessageContaining(reason)
                .hasMessageContaining(remedy);
    }
}
