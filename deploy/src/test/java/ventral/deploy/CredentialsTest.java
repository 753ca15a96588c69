package ventral.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script that creates the certificate and the tokens of a gateway. */
class CredentialsTest {

    private static final String CERTIFICATE = "gateway/tls.crt";
    private static final String KEY = "gateway/tls.key";
    private static final String TOKENS = "gateway/tokens";

    private static final String SIGN_FOR_A_DAY = """
            cd "$1"
            openssl x509 -x509toreq -in gateway/tls.crt -signkey gateway/tls.key |
                openssl x509 -req -CA ca.crt -CAkey ca.key -set_serial 1 -days 1
            """;

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void create() {
        folder = temporary.resolve("credentials");
        run(Map.of(), folder).orThrow();
    }

    @Test
    void the_certificate_names_every_host_and_is_signed_by_the_authority()
            throws IOException, GeneralSecurityException {
        X509Certificate certificate = certificate(CERTIFICATE);
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactly("ventral.lab", "10.0.0.7");
        certificate.verify(certificate("ca.crt").getPublicKey());
        assertThat(certificate("ca.crt").getBasicConstraints()).isZero();
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(read(KEY)).startsWith("-----BEGIN PRIVATE KEY-----");
    }

    @Test
    void the_owner_alone_reads_the_files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files)
                    .hasSize(9)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void the_gateway_gets_the_digest_of_each_token() throws IOException {
        assertThat(read(TOKENS).lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "admin admin sha256:" + sha256(read("admin.token").strip()),
                        "viewer viewer sha256:" + sha256(read("viewer.token").strip()));
        assertThat(read(TOKENS)).doesNotContain(read("admin.token").strip());
    }

    @Test
    void a_second_run_keeps_everything() throws IOException {
        Map<Path, String> before = contents();
        run(Map.of(), folder).orThrow();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_name_that_the_certificate_lacks_is_added_by_the_same_authority()
            throws IOException, GeneralSecurityException {
        String tokens = read(TOKENS);
        ExternalTool.run(Map.of(), List.of("./credentials", folder.toString(), "ventral.lab", "10.0.0.8", "lab"))
                .orThrow();
        X509Certificate certificate = certificate(CERTIFICATE);
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactly("ventral.lab", "10.0.0.8", "lab");
        certificate.verify(certificate("ca.crt").getPublicKey());
        assertThat(read(TOKENS)).isEqualTo(tokens);
    }

    @Test
    void a_certificate_that_expires_soon_is_renewed_by_the_same_authority()
            throws IOException, GeneralSecurityException {
        String tokens = read(TOKENS);
        signForADay();
        run(Map.of(), folder).orThrow();
        X509Certificate renewed = certificate(CERTIFICATE);
        assertThat(renewed.getNotAfter().toInstant())
                .isAfter(renewed.getNotBefore().toInstant().plus(Duration.ofDays(300)));
        renewed.verify(certificate("ca.crt").getPublicKey());
        assertThat(read(TOKENS)).isEqualTo(tokens);
    }

    @Test
    void a_certificate_cannot_be_renewed_without_the_key_of_the_authority() throws IOException {
        signForADay();
        Files.delete(folder.resolve("ca.key"));
        ExternalTool.ToolResult result = run(Map.of(), folder);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("ca.key, which signs a new one, is missing");
    }

    @Test
    void own_certificates_and_tokens_are_copied() throws IOException {
        Path own = temporary.resolve("own");
        run(Map.of(), own).orThrow();
        Map<String, String> environment = Map.of(
                "VENTRAL_TLS_CERTIFICATE", own.resolve(CERTIFICATE).toString(),
                "VENTRAL_TLS_KEY", own.resolve(KEY).toString(),
                "VENTRAL_TOKENS", own.resolve(TOKENS).toString());
        run(environment, folder).orThrow();
        for (String file : List.of(CERTIFICATE, KEY, TOKENS)) {
            assertThat(folder.resolve(file)).hasSameTextualContentAs(own.resolve(file));
        }
        Path without = temporary.resolve("without");
        run(environment, without).orThrow();
        assertThat(without).isDirectoryNotContaining("glob:**{.token,ca.*}");
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        Map<String, String> environment = Map.of(
                "VENTRAL_TLS_CERTIFICATE", folder.resolve(CERTIFICATE).toString(),
                "VENTRAL_TLS_KEY", folder.resolve("ca.key").toString());
        ExternalTool.ToolResult result = run(environment, folder);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors())
                .contains("VENTRAL_TLS_KEY=%s is not the key of the certificate".formatted(folder.resolve("ca.key")));
    }

    private static ExternalTool.ToolResult run(Map<String, String> environment, Path folder) {
        return ExternalTool.run(environment, List.of("./credentials", folder.toString(), "ventral.lab", "10.0.0.7"));
    }

    /** Replaces the certificate by one that is valid for a day. */
    private void signForADay() throws IOException {
        String signed = ExternalTool.run(Map.of(), List.of("bash", "-c", SIGN_FOR_A_DAY, "bash", folder.toString()))
                .orThrow();
        Files.writeString(folder.resolve(CERTIFICATE), signed);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private X509Certificate certificate(String file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private Map<Path, String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, CredentialsTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
