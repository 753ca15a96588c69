package ventral.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePasswordsTest {

    @TempDir
    Path temp;

    @Test
    void passwords_stay_the_same_and_differ_from_each_other() throws Exception {
        DatabasePasswords first = DatabasePasswords.in(temp);
        assertThat(DatabasePasswords.in(temp)).isEqualTo(first);
        assertThat(first.gateway()).isNotEqualTo(first.superuser());
    }

    @Test
    void files_are_closed_to_other_users() throws Exception {
        DatabasePasswords.in(temp);
        for (String file : new String[] {"gateway-password", "superuser-password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_password_that_other_users_could_read_is_replaced() throws Exception {
        DatabasePasswords first = DatabasePasswords.in(temp);
        Files.setPosixFilePermissions(temp.resolve("gateway-password"), PosixFilePermissions.fromString("rw-r--r--"));
        DatabasePasswords second = DatabasePasswords.in(temp);
        assertThat(second.gateway()).isNotEqualTo(first.gateway());
        assertThat(second.superuser()).isEqualTo(first.superuser());
        files_are_closed_to_other_users();
    }

    @Test
    void a_damaged_password_is_replaced() throws Exception {
        DatabasePasswords.in(temp);
        Files.writeString(temp.resolve("gateway-password"), "' superuser --");
        assertThat(DatabasePasswords.in(temp).gateway()).matches("[0-9a-f]{48}");
    }

    @Test
    void a_password_that_sql_would_have_to_quote_is_refused_and_none_is_shown() throws Exception {
        DatabasePasswords passwords = DatabasePasswords.in(temp);
        assertThatThrownBy(() -> new DatabasePasswords("' superuser --", passwords.gateway()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48 hexadecimal digits");
        assertThat(passwords.toString()).doesNotContain(passwords.superuser(), passwords.gateway());
    }
}
