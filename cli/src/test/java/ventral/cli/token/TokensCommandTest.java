package ventral.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.platform.digest.Sha256;

class TokensCommandTest {

    private static final String DIGEST = "0".repeat(64);
    private static final String OTHER_DIGEST = "f".repeat(64);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("tokens");
    }

    @Test
    void a_created_token_is_printed_once_and_only_its_digest_is_kept() throws IOException {
        assertThat(run("create", "alice", "--role", "operator")).isEqualTo(ExitCode.OK);
        String token = out.toString().strip();
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
        assertThat(Files.readString(file))
                .isEqualTo("alice operator sha256:%s\n".formatted(Sha256.hex(token.getBytes(UTF_8))))
                .doesNotContain(token);
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void two_tokens_differ_and_comments_stay() throws IOException {
        Files.writeString(file, "# the lab\nbob admin sha256:" + DIGEST);
        run("create", "alice", "--role", "VIEWER");
        run("create", "carol", "--role", "viewer");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4).startsWith("# the lab", "bob admin sha256:" + DIGEST);
        assertThat(lines.get(2)).startsWith("alice viewer sha256:");
        assertThat(lines.get(2).substring(20)).isNotEqualTo(lines.get(3).substring(20));
        assertThat(mode()).as("mode without others").endsWith("---");
    }

    @Test
    void a_name_whose_tokens_have_another_role_is_refused() throws IOException {
        run("create", "alice", "--role", "viewer");
        String before = Files.readString(file);
        assertThat(run("create", "alice", "--role", "admin")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("gives tokens of 'alice' the role viewer, not admin");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_token_is_replaced_by_creating_the_next_and_removing_the_former_by_its_digest() throws IOException {
        Files.writeString(file, "alice viewer certificate\nalice viewer sha256:%s\n".formatted(DIGEST));
        assertThat(run("create", "alice", "--role", "viewer")).isEqualTo(ExitCode.OK);
        assertThat(run("remove", "alice", "--digest", "00000000")).isEqualTo(ExitCode.OK);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2).startsWith("alice viewer certificate");
        assertThat(lines.get(1)).startsWith("alice viewer sha256:").doesNotContain(DIGEST);
    }

    @Test
    void a_digest_that_names_no_token_or_several_removes_none() throws IOException {
        Files.writeString(
                file, "bob admin sha256:0%s\nbob admin sha256:0%s\n".formatted("1".repeat(63), "2".repeat(63)));
        String before = Files.readString(file);
        assertThat(run("remove", "bob", "--digest", "SHA256:0")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("has 2 tokens of 'bob' whose digest begins with 'SHA256:0'");
        assertThat(run("remove", "bob", "--digest", "03")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("has 0 tokens of 'bob' whose digest begins with '03'");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void names_and_roles_that_the_file_cannot_hold_are_refused() {
        assertThat(run("create", "two words", "--role", "viewer")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("invalid token name 'two words'");
        assertThat(run("create", "alice", "--role", "owner")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected one of [viewer, operator, admin] but was 'owner'");
        assertThat(file).doesNotExist();
    }

    @Test
    void tokens_are_listed_with_names_and_roles() throws IOException {
        Files.writeString(
                file, "# the lab\n\nbob admin sha256:%s\nalice viewer  sha256:%s\n".formatted(DIGEST, OTHER_DIGEST));
        assertThat(run("list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).containsSubsequence("name", "role", "bob", "admin", DIGEST, "alice", "viewer");
    }

    @Test
    void a_removed_token_is_gone_and_all_else_stays() throws IOException {
        Files.writeString(
                file, "# the lab\nbob admin sha256:%s\nalice viewer sha256:%s\n".formatted(DIGEST, OTHER_DIGEST));
        assertThat(run("remove", "bob")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).isEqualTo("# the lab\nalice viewer sha256:%s\n".formatted(OTHER_DIGEST));
        assertThat(run("remove", "carol")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("has no token named 'carol'");
    }

    @Test
    void certificates_are_kept_and_listed() throws IOException {
        Files.writeString(file, "bob admin certificate\n");
        assertThat(run("create", "bob", "--role", "viewer")).isEqualTo(ExitCode.OK);
        assertThat(run("list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).containsSubsequence("bob", "admin", "certificate", "bob", "viewer", "sha256:");
    }

    @Test
    void the_last_name_is_removed_too() throws IOException {
        Files.writeString(file, "# the lab\nbob admin sha256:%s\n".formatted(DIGEST));
        assertThat(run("remove", "bob")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).isEqualTo("# the lab\n");
    }

    @Test
    void a_damaged_line_is_named_and_nothing_is_changed() throws IOException {
        Files.writeString(file, "# the lab\nbob king sha256:%s\n".formatted(DIGEST));
        assertThat(run("create", "alice", "--role", "viewer")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("line 2 of '%s': the second field is not a role: write viewer, operator or admin"
                        .formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob admin certificate", "alice viewer sha256:AAAA"})
    void a_line_that_repeats_a_credential_is_named_and_nothing_is_changed(String start) throws IOException {
        String line = start.replace("AAAA", "a".repeat(64));
        String before =
                "%s\n# twice\n%s\n".formatted(line, line.replace(":a", ":A").replace("admin", "viewer"));
        Files.writeString(file, before);
        assertThat(run("create", "carol", "--role", "viewer")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("line 3 of '%s': the same token or certificate is in a line above".formatted(file));
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice s3cr+t certificate",
                "s3cr+t admin certificate",
                "alice admin s3cr+t",
                "alice admin sha256:s3cr+t",
                "s3cr+t"
            })
    void a_token_that_stands_in_the_file_by_mistake_is_not_printed(String line) throws IOException {
        Files.writeString(file, line + "\n");
        assertThat(run("list")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("line 1 of '%s': ".formatted(file)).doesNotContain("s3cr+t");
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path real = Files.createFile(folder.resolve("real"));
        Files.createSymbolicLink(file, real);
        run("create", "alice", "--role", "viewer");
        assertThat(file).isSymbolicLink();
        assertThat(real).content().startsWith("alice viewer");
    }

    @Test
    void tokens_that_are_created_at_once_are_all_kept() throws Exception {
        List<String> names = List.of("ana", "bo", "cy", "di", "ed", "flo");
        ExecutorService threads = Executors.newFixedThreadPool(names.size());
        try {
            List<Callable<Integer>> commands = new ArrayList<>();
            for (String name : names) {
                commands.add(() -> run("create", name, "--role", "viewer"));
            }
            for (Future<Integer> command : threads.invokeAll(commands)) {
                assertThat(command.get()).as(err.toString()).isEqualTo(ExitCode.OK);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.split(" ")[0])
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void a_missing_file_is_named() {
        assertThat(run("list")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no file of tokens '%s'".formatted(file));
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private int run(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of("tokens", command));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--file", file.toString()));
        return Ventral.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }
}
