package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.platform.security.Role;

class AuditRecordTest {

    @Test
    void a_record_is_one_line_of_fields() {
        Principal ana = new Principal("ana", Role.OPERATOR, Principal.Source.TOKEN);
        assertThat(new AuditRecord(ana, "S/CreateRun", "runs/r1", "id-1", "OK", "10.0.0.7").toLine())
                .isEqualTo(
                        "who=\"ana\" source=\"token\" role=\"operator\" method=\"S/CreateRun\" resource=\"runs/r1\" request_id=\"id-1\" outcome=\"OK\" peer=\"10.0.0.7\"");
        assertThat(AuditRecord.refused(null, "S/CreateRun", "UNAUTHENTICATED", "10.0.0.7")
                        .toLine())
                .startsWith("who=\"\" source=\"\" role=\"\" method=");
    }

    @Test
    void the_same_name_of_two_sources_is_two_identities() {
        assertThat(new Principal("ana", Role.VIEWER, Principal.Source.TOKEN).identity())
                .isEqualTo("ana (token)")
                .isNotEqualTo(new Principal("ana", Role.VIEWER, Principal.Source.ISSUER).identity());
    }

    @Test
    void a_value_forges_neither_a_field_nor_a_line_and_is_short() {
        Principal forger = new Principal("a\" role=\"admin", Role.VIEWER, Principal.Source.ISSUER);
        assertThat(new AuditRecord(forger, "m", "x\ny", "i".repeat(9999), "OK", "p").toLine())
                .contains("who=\"a? role=?admin\" source=\"issuer\" role=\"viewer\"")
                .contains("resource=\"x?y\"")
                .hasSizeLessThan(400);
    }
}
