package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.gateway.security.RequestQuota.Outcome;

class RequestQuotaTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final RequestQuota quota = new RequestQuota(10, now::get);

    @Test
    void a_caller_may_send_the_requests_of_one_second_at_once_and_then_one_each_tenth() {
        assertThat(outcomes("ana", 10)).containsOnly(Outcome.GRANTED);
        assertThat(quota.acquire("ana")).isEqualTo(Outcome.EXHAUSTED);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(101));
        assertThat(quota.acquire("ana")).isEqualTo(Outcome.GRANTED);
        assertThat(quota.acquire("ana")).isEqualTo(Outcome.STILL_EXHAUSTED);
    }

    @Test
    void a_caller_that_keeps_exceeding_its_quota_is_reported_once_until_it_has_all_of_it_again() {
        assertThat(outcomes("ana", 11)).endsWith(Outcome.EXHAUSTED);
        for (int i = 0; i < 20; i++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(101));
            assertThat(outcomes("ana", 2)).containsExactly(Outcome.GRANTED, Outcome.STILL_EXHAUSTED);
        }
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(outcomes("ana", 11)).endsWith(Outcome.EXHAUSTED);
    }

    @Test
    void a_check_counts_no_request_and_sees_an_exhausted_quota() {
        assertThat(quota.check("ana")).isEqualTo(Outcome.GRANTED);
        outcomes("ana", 9);
        assertThat(quota.check("ana")).isEqualTo(Outcome.GRANTED);
        assertThat(quota.acquire("ana")).isEqualTo(Outcome.GRANTED);
        assertThat(quota.check("ana")).isEqualTo(Outcome.EXHAUSTED);
        assertThat(quota.check("ana")).isEqualTo(Outcome.STILL_EXHAUSTED);
        assertThat(quota.check("bo")).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void a_caller_does_not_use_the_quota_of_another() {
        outcomes("ana", 20);
        assertThat(quota.acquire("bo")).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void unused_requests_are_not_saved() {
        outcomes("ana", 1);
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(outcomes("ana", 11)).endsWith(Outcome.EXHAUSTED);
    }

    @Test
    void the_refusal_names_the_caller_the_limit_and_the_key() {
        assertThat(quota.refusal("ana"))
                .contains("ana")
                .contains("10 requests")
                .contains("ventral.security.requests-per-second");
        assertThatThrownBy(() -> new RequestQuota(0, now::get)).hasMessageContaining("set it to 1 or more");
    }

    private List<Outcome> outcomes(String caller, int count) {
        return IntStream.range(0, count).mapToObj(i -> quota.acquire(caller)).toList();
    }
}
