package ventral.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void dead_letters_are_kept_forever_in_the_topic_of_their_table() {
        Topic<?> dead = Topics.SCORES.deadLetters();
        assertThat(dead.name()).isEqualTo("scores.dead");
        assertThat(dead.kind()).isEqualTo(Topic.Kind.DEAD_LETTERS);
        assertThat(dead.settings()).containsEntry("cleanup.policy", "delete").containsEntry("retention.ms", "-1");
    }

    @Test
    void a_table_is_compacted_daily_and_keeps_deletions_for_a_reader_that_is_down_for_a_month() {
        Map<String, String> settings = Topics.SCORES.settings();
        assertThat(Long.parseLong(settings.get("delete.retention.ms")))
                .isGreaterThanOrEqualTo(Duration.ofDays(30).toMillis());
        assertThat(settings).containsEntry("segment.ms", "86400000").containsKey("min.cleanable.dirty.ratio");
        assertThat(Long.parseLong(settings.get("segment.bytes")))
                .isGreaterThan(Long.parseLong(settings.get("max.message.bytes")));
    }
}
