package ventral.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencingTokenTest {

    private final FencingToken before = stamp(1000, 4, 10);

    @Test
    void what_a_former_owner_writes_after_it_lost_the_run_is_late() {
        FencingToken late = stamp(5000, 4, 20);
        FencingToken next = stamp(3168, 5, 30);
        assertThat(late.isFencedBy(List.of(before, late, next))).isTrue();
        assertThat(next.isFencedBy(List.of(before, late, next))).isFalse();
        assertThat(before.isFencedBy(List.of(before, late, next))).isFalse();
    }

    @Test
    void what_the_next_owner_began_with_is_not() {
        assertThat(before.isFencedBy(List.of(before, stamp(3168, 5, 30)))).isFalse();
    }

    @Test
    void a_group_that_counts_its_generations_anew_makes_nothing_late() {
        FencingToken anew = stamp(3168, 1, 30);
        assertThat(anew.isFencedBy(List.of(before, anew))).isFalse();
    }

    private static FencingToken stamp(long seen, long generation, long second) {
        return new FencingToken(seen, generation, Instant.ofEpochSecond(second));
    }
}
