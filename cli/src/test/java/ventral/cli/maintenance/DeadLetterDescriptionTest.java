package ventral.cli.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.contract.topic.Topics;
import ventral.events.v1.RunIntent;

final class DeadLetterDescriptionTest {

    @Test
    void a_record_that_this_version_decodes_is_shown_in_words() {
        byte[] value = RunIntent.newBuilder()
                .setRun("runs/r1")
                .setCancelled(true)
                .build()
                .toByteArray();
        assertThat(DeadLetterDescription.lines(letter("runs/r1", value)))
                .contains(
                        "letter    run-intents/12",
                        "key       runs/r1",
                        "position  offset 7 of run-intents-9",
                        "written   1970-01-01T00:00:01Z",
                        "cause     it is torn",
                        "run: \"runs/r1\"",
                        "cancelled: true");
    }

    @Test
    void of_a_damaged_record_its_bytes_are_shown() {
        assertThat(DeadLetterDescription.lines(letter(null, "torn".getBytes(UTF_8))))
                .contains("key       none", "first bytes: 74 6f 72 6e")
                .anyMatch(line -> line.startsWith("This version cannot decode the value"));
    }

    @Test
    void a_deletion_has_no_value() {
        assertThat(DeadLetterDescription.lines(letter("runs/r1", null)))
                .contains("The record has no value: it deletes its key.");
    }

    private static DeadLetterRecord letter(@Nullable String key, byte @Nullable [] value) {
        return new DeadLetterRecord(Topics.RUN_INTENTS, 12, key, value, 9, 7, "it is torn", 1000);
    }
}
