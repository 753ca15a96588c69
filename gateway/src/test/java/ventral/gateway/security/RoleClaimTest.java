package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.platform.security.Role;

class RoleClaimTest {

    private static final RoleClaim ROLES = new RoleClaim("roles");

    @Test
    void the_highest_role_of_a_list_counts() {
        assertThat(ROLES.find(Map.of("roles", List.of("viewer", "staff", "operator"))))
                .isEqualTo(Role.OPERATOR);
        assertThat(ROLES.find(Map.of("roles", "viewer admin"))).isEqualTo(Role.ADMIN);
    }

    @Test
    void a_claim_without_one_of_the_roles_gives_none() {
        assertThat(ROLES.find(Map.of())).isNull();
        assertThat(ROLES.find(Map.of("roles", List.of("Admin", 3)))).isNull();
        assertThat(ROLES.find(Map.of("roles", 3))).isNull();
        assertThat(ROLES.find(Map.of("groups", List.of("admin")))).isNull();
    }

    @Test
    void a_nested_claim_is_found_by_its_path() {
        Map<String, ?> claims = Map.of("realm_access", Map.of("roles", List.of("viewer")), "roles", List.of("admin"));
        assertThat(new RoleClaim("realm_access.roles").find(claims)).isEqualTo(Role.VIEWER);
        assertThat(new RoleClaim("roles.admin").find(claims)).isNull();
    }

    @Test
    void a_path_with_an_empty_part_is_an_error() {
        assertThatThrownBy(() -> new RoleClaim("realm.")).hasMessageContaining("ventral.security.oidc.roles-claim");
    }
}
