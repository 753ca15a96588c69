package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.platform.security.Role;

class AccessDecisionTest {

    @ParameterizedTest
    @CsvSource({
        "VIEWER, VIEWER, ALLOWED",
        "VIEWER, OPERATOR, PERMISSION_DENIED",
        "VIEWER, ADMIN, PERMISSION_DENIED",
        "OPERATOR, VIEWER, ALLOWED",
        "OPERATOR, OPERATOR, ALLOWED",
        "OPERATOR, ADMIN, PERMISSION_DENIED",
        "ADMIN, VIEWER, ALLOWED",
        "ADMIN, OPERATOR, ALLOWED",
        "ADMIN, ADMIN, ALLOWED",
    })
    void each_role_includes_the_ones_before_it(Role held, Role required, AccessDecision decision) {
        assertThat(AccessDecision.of(
                        new Authentication.Accepted(new Principal("ana", held, Principal.Source.TOKEN)), required))
                .isEqualTo(decision);
    }

    @Test
    void a_caller_who_is_not_known_may_do_nothing() {
        assertThat(AccessDecision.of(new Authentication.Rejected("no token"), Role.VIEWER))
                .isEqualTo(AccessDecision.UNAUTHENTICATED);
    }
}
