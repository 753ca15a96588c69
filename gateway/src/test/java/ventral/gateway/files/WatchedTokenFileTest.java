package ventral.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.gateway.security.Principal;
import ventral.platform.digest.Sha256;
import ventral.platform.security.Role;

class WatchedTokenFileTest {

    @TempDir
    Path folder;

    private Path file = Path.of("tokens");

    @BeforeEach
    void one_token() throws IOException {
        file = folder.resolve("tokens");
        write(line("ana", "first"));
    }

    @Test
    void a_changed_file_is_read_on_refresh() throws IOException {
        WatchedTokenFile tokens = new WatchedTokenFile(file);
        assertThat(tokens.get().findByToken("first"))
                .isEqualTo(new Principal("ana", Role.VIEWER, Principal.Source.TOKEN));
        write(line("bo", "second") + line("ana", "third"));
        assertThat(tokens.get().findByToken("second")).isNull();
        tokens.refresh();
        assertThat(tokens.get().findByToken("second"))
                .isEqualTo(new Principal("bo", Role.VIEWER, Principal.Source.TOKEN));
        assertThat(tokens.get().findByToken("first")).isNull();
    }

    @Test
    void an_unchanged_file_is_not_read_again() {
        WatchedTokenFile tokens = new WatchedTokenFile(file);
        var before = tokens.get();
        tokens.refresh();
        assertThat(tokens.get()).isSameAs(before);
    }

    @Test
    void an_invalid_file_leaves_the_former_tokens_until_it_is_mended() throws IOException {
        WatchedTokenFile tokens = new WatchedTokenFile(file);
        write("ana viewer\n");
        tokens.refresh();
        assertThat(tokens.get().findByToken("first")).isNotNull();
        Files.delete(file);
        tokens.refresh();
        assertThat(tokens.get().findByToken("first")).isNotNull();
        write("# mended\n" + line("ana", "mended"));
        tokens.refresh();
        assertThat(tokens.get().findByToken("first")).isNull();
        assertThat(tokens.get().findByToken("mended")).isNotNull();
    }

    @Test
    void an_emptied_file_withdraws_every_token_and_the_gateway_does_not_start_with_it() throws IOException {
        WatchedTokenFile tokens = new WatchedTokenFile(file);
        write("# nobody\n");
        tokens.refresh();
        assertThat(tokens.get().findByToken("first")).isNull();
        assertThatThrownBy(() -> new WatchedTokenFile(file))
                .hasMessageContaining("ventral.security.tokens, lists nobody");
        write(line("ana", "again"));
        tokens.refresh();
        assertThat(tokens.get().findByToken("again")).isNotNull();
    }

    @Test
    void a_file_that_others_may_read_is_refused_at_the_start_and_on_refresh() throws IOException {
        WatchedTokenFile tokens = new WatchedTokenFile(file);
        write(line("bo", "leaked"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        tokens.refresh();
        assertThat(tokens.get().findByToken("leaked")).isNull();
        assertThatThrownBy(() -> new WatchedTokenFile(file))
                .hasMessageContaining("ventral.security.tokens")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_missing_file_is_an_error_with_its_key() {
        assertThatThrownBy(() -> new WatchedTokenFile(folder.resolve("missing")))
                .hasMessageContaining("missing")
                .hasMessageContaining("ventral.security.tokens");
    }

    private void write(String content) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String line(String name, String token) {
        return "%s viewer sha256:%s%n".formatted(name, Sha256.hex(token.getBytes(StandardCharsets.UTF_8)));
    }
}
