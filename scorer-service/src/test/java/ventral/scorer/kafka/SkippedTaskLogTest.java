package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkippedTaskLogTest {

    private final List<String> lines = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1; // the clock may overflow
    private final SkippedTaskLog log = new SkippedTaskLog(lines::add, () -> now);

    @Test
    void thousands_of_tasks_of_one_cause_are_one_line() {
        for (int i = 0; i < 5_000; i++) {
            log.add("gone");
        }
        log.add("absent");
        assertThat(lines).containsExactly("gone", "absent");
    }

    @Test
    void further_tasks_are_counted_at_intervals() {
        log.add("gone");
        log.add("gone");
        now += SkippedTaskLog.INTERVAL.toNanos();
        log.add("gone");
        log.add("gone");
        now += SkippedTaskLog.INTERVAL.toNanos();
        log.add("gone");
        assertThat(lines).containsExactly("gone", "gone (2 more)", "gone (2 more)");
    }
}
