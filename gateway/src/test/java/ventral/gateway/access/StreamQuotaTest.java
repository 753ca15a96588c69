package ventral.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamQuotaTest {

    @Test
    void each_client_has_its_own_streams_and_may_open_one_for_each_that_ends() {
        StreamQuota quota = new StreamQuota(2);
        assertThat(quota.tryAcquire("10.0.0.1")).isTrue();
        assertThat(quota.tryAcquire("10.0.0.1")).isTrue();
        assertThat(quota.tryAcquire("10.0.0.1")).isFalse();
        assertThat(quota.tryAcquire("10.0.0.2")).isTrue();
        quota.release("10.0.0.1");
        assertThat(quota.tryAcquire("10.0.0.1")).isTrue();
        assertThat(quota.openCount()).isEqualTo(3);
        assertThat(quota.refusedCount()).isEqualTo(1);
        assertThat(quota.refusal("10.0.0.1")).contains("10.0.0.1 has 2 streams", "ventral.gateway.streams-per-client");
    }

    @Test
    void a_quota_of_nothing_is_a_mistake() {
        assertThatThrownBy(() -> new StreamQuota(0)).hasMessageContaining("ventral.gateway.streams-per-client is 0");
    }
}
