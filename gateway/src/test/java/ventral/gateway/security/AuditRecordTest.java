package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditRecordTest {

    @Test
    void a_record_is_one_line_of_fields() {
        assertThat(new AuditRecord("ana", "operator", "S/CreateRun", "runs/r1", "id-1", "OK", "10.0.0.7").toLine())
                .isEqualTo(
                        "who=\"ana\" role=\"operator\" method=\"S/CreateRun\" resource=\"runs/r1\" request_id=\"id-1\" outcome=\"OK\" peer=\"10.0.0.7\"");
    }

    @Test
    void a_value_forges_neither_a_field_nor_a_line_and_is_short() {
        String line = new AuditRecord("a\" role=\"admin", "viewer", "m", "x\ny", "i".repeat(9999), "OK", "p").toLine();
        assertThat(line)
                .contains("who=\"a? role=?admin\" role=\"viewer\"")
                .contains("resource=\"x?y\"")
                .hasSizeLessThan(400);
    }
}
