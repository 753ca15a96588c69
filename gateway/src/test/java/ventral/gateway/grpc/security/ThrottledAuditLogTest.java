package ventral.gateway.grpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ventral.gateway.security.AuditRecord;
import ventral.gateway.security.Principal;

class ThrottledAuditLogTest {

    private static final String METHOD = "ventral.api.v1.RunService/ListRuns";

    private final AtomicLong now = new AtomicLong(-5);
    private final List<AuditRecord> logged = new ArrayList<>();
    private final AuditLog log = new ThrottledAuditLog(logged::add, now::get);

    @Test
    void an_unknown_caller_has_one_record_a_minute_that_counts_the_others() {
        for (int i = 0; i < 5; i++) {
            log.log(refused("10.0.0.7"));
        }
        assertThat(logged).containsExactly(refused("10.0.0.7"));
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        log.log(refused("10.0.0.7"));
        assertThat(logged).hasSize(2);
        assertThat(logged.get(1).count()).isEqualTo(5);
        assertThat(logged.get(1).toLine()).endsWith("peer=\"10.0.0.7\" count=\"5\"");
    }

    @Test
    void another_address_and_another_outcome_have_records_of_their_own() {
        log.log(refused("10.0.0.7"));
        log.log(refused("10.0.0.8"));
        log.log(AuditRecord.refused(null, METHOD, "UNAVAILABLE", "10.0.0.7"));
        assertThat(logged).hasSize(3);
    }

    @Test
    void known_callers_have_every_record() {
        AuditRecord record = AuditRecord.refused(Principal.ANONYMOUS, METHOD, "PERMISSION_DENIED", "10.0.0.7");
        log.log(record);
        log.log(record);
        assertThat(logged).containsExactly(record, record);
    }

    @Test
    void very_many_addresses_share_one_record() {
        for (int i = 0; i < 10_500; i++) {
            log.log(refused("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255)));
        }
        assertThat(logged).hasSize(10_001);
    }

    private static AuditRecord refused(String peer) {
        return AuditRecord.refused(null, METHOD, "UNAUTHENTICATED", peer);
    }
}
