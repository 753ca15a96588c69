package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {

    @TempDir
    Path home;

    @Test
    void the_cache_is_in_the_home_folder_and_closed_to_other_users() throws Exception {
        Path folder = UserCache.open(Map.of(), home);
        assertThat(folder).isEqualTo(home.resolve(".cache/ventral")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void the_folder_of_the_xdg_specification_is_used_unless_it_is_relative() throws Exception {
        assertThat(UserCache.open(Map.of("XDG_CACHE_HOME", home + "/caches"), home))
                .isEqualTo(home.resolve("caches/ventral"));
        assertThat(UserCache.open(Map.of("XDG_CACHE_HOME", "caches"), home)).isEqualTo(home.resolve(".cache/ventral"));
    }

    @Test
    void a_named_folder_has_precedence() throws Exception {
        Map<String, String> environment = Map.of("VENTRAL_CACHE", home + "/named", "XDG_CACHE_HOME", home + "/caches");
        assertThat(UserCache.open(environment, home)).isEqualTo(home.resolve("named"));
    }

    @Test
    void a_folder_that_cannot_be_created_is_named_with_the_remedy() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> UserCache.open(Map.of("VENTRAL_CACHE", file + "/cache"), home))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(file + "/cache")
                .hasMessageContaining("name another with VENTRAL_CACHE");
    }
}
