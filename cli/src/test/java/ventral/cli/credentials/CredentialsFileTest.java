package ventral.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.StoredLogin;

class CredentialsFileTest {

    private static final StoredLogin LOGIN = new StoredLogin(
            GatewayAddress.parse("https://lab:8470"),
            new ClientTlsFiles(Path.of("/etc/ca.pem"), Path.of("/me.pem"), Path.of("/me.key")),
            new BearerToken("0123=="));

    @TempDir
    Path home;

    private CredentialsFile file() {
        return CredentialsFile.in(Map.of(), home);
    }

    @Test
    void what_was_written_is_read() throws Exception {
        assertThat(file().read()).isEmpty();
        file().write(LOGIN);
        assertThat(file().read()).contains(LOGIN);
        StoredLogin without = new StoredLogin(GatewayAddress.parse("127.0.0.1:1"), ClientTlsFiles.NONE, LOGIN.token());
        file().write(without);
        assertThat(file().read()).contains(without);
    }

    @Test
    void the_owner_alone_may_read_file_and_folder() throws Exception {
        file().write(LOGIN);
        assertThat(mode(file().path())).isEqualTo("rw-------");
        assertThat(mode(file().path().getParent())).isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_others_could_enter_is_closed() throws Exception {
        Files.createDirectories(file().path().getParent());
        Files.setPosixFilePermissions(file().path().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        file().write(LOGIN);
        assertThat(mode(file().path().getParent())).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
    void a_file_that_others_may_use_is_refused(String mode) throws Exception {
        file().write(LOGIN);
        Files.setPosixFilePermissions(file().path(), PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run 'chmod 600 %s'", file().path())
                .hasMessageNotContaining("0123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "gateway: lab:1",
                "gateway: lab\ntoken: a",
                "[]",
                "gateway: [\n",
                "gateway: ~\ntoken: ~"
            })
    void another_content_is_refused_with_the_remedy(String content) throws Exception {
        file().write(LOGIN);
        Files.writeString(file().path(), content);
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file().path().toString())
                .hasMessageContaining("log in again");
        assertThat(file().readIfValid()).isEmpty();
    }

    @Test
    void relative_paths_are_stored_absolute() throws Exception {
        file().write(new StoredLogin(
                LOGIN.gateway(), new ClientTlsFiles(Path.of("ca.pem"), null, null), LOGIN.token()));
        assertThat(file().read().orElseThrow().tls().ca())
                .isEqualTo(Path.of("ca.pem").toAbsolutePath());
    }

    @Test
    void a_deleted_login_is_gone() throws Exception {
        file().write(LOGIN);
        assertThat(file().delete()).isTrue();
        assertThat(file().read()).isEmpty();
        assertThat(file().delete()).isFalse();
    }

    @Test
    void the_file_lies_where_the_desktop_specification_says() {
        assertThat(CredentialsFile.in(Map.of("XDG_CONFIG_HOME", "/x"), home).path())
                .isEqualTo(Path.of("/x/ventral/credentials.yaml"));
        assertThat(CredentialsFile.in(Map.of("XDG_CONFIG_HOME", "relative"), home)
                        .path())
                .isEqualTo(home.resolve(".config/ventral/credentials.yaml"));
        assertThat(CredentialsFile.in(Map.of(), home).path())
                .isEqualTo(home.resolve(".config/ventral/credentials.yaml"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
