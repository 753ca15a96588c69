package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAccessCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-r--r--"})
    void a_file_that_others_may_read_or_write_is_refused(String mode) {
        assertThatThrownBy(() -> check("ana", "ana", mode))
                .hasMessageContaining("tokens of user ana is accessible to others")
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void a_private_file_is_accepted(String mode) {
        assertThatCode(() -> check("ana", "ana", mode)).doesNotThrowAnyException();
    }

    @Test
    void the_group_may_read_a_file_of_root_for_a_gateway_of_another_user() {
        assertThatCode(() -> check("root", "ventral", "r--r-----")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("root", "ventral", "r--r--r--")).hasMessageContaining("OTHERS_READ");
        assertThatThrownBy(() -> check("root", "ventral", "rw-rw----")).hasMessageContaining("GROUP_WRITE");
        assertThatThrownBy(() -> check("root", "root", "r--r-----")).hasMessageContaining("GROUP_READ");
    }

    private static void check(String owner, String user, String mode) {
        FileAccessCheck.check("tokens", owner, user, PosixFilePermissions.fromString(mode));
    }
}
