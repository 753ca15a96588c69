package ventral.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunStatus;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.type.v1.MeasuredCost;
import ventral.type.v1.RunState;

class RecordDecoderTest {

    private static final String KEY = "runs/r1";

    @Test
    void a_status_of_the_key_is_a_change() {
        assertThat(change(status().build())).isInstanceOf(Change.RunReported.class);
    }

    @Test
    void bytes_that_are_no_message_are_a_hole() {
        assertThat(entry(KEY, "torn".getBytes(UTF_8)).change()).isInstanceOf(Change.UnreadableRecord.class);
    }

    @Test
    void a_timestamp_that_no_database_holds_is_a_hole() {
        assertThat(cause(status().setUpdateTime(Timestamp.newBuilder().setSeconds(1_000_000_000_000_000L))))
                .contains("1000000000000000 s");
        assertThat(cause(status().setUpdateTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))))
                .contains("years 1 to 9999");
    }

    @Test
    void a_duration_that_overflows_is_a_hole() {
        assertThat(cause(status().setTimeLeft(Duration.newBuilder().setSeconds(Long.MAX_VALUE))))
                .contains("invalid duration");
        assertThat(cause(status().setTimeLeft(Duration.newBuilder().setSeconds(Long.MIN_VALUE))))
                .contains("invalid duration");
    }

    @Test
    void a_cost_that_is_no_number_of_seconds_is_a_hole() {
        MeasuredCost.Builder cost = MeasuredCost.newBuilder().setPassCount(3).setSecondsPerImage(.01);
        assertThat(change(status().setCost(cost).build())).isInstanceOf(Change.RunReported.class);
        for (double seconds : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(cause(status().setCost(cost.setSecondsPerImage(seconds))))
                    .contains("invalid cost");
        }
    }

    @Test
    void a_checkpoint_with_a_malformed_uri_is_a_hole() {
        CheckpointWritten whole = CheckpointWritten.newBuilder()
                .setCheckpoint("runs/r1/checkpoints/64")
                .setWeights(Artifact.newBuilder().setUri("file:///artifacts/w.safetensors"))
                .build();
        Artifact malformed = Artifact.newBuilder().setUri("not a URI").build();

        assertThat(checkpoint(whole)).isInstanceOf(Change.CheckpointWritten.class);
        for (CheckpointWritten row : List.of(
                whole.toBuilder().setWeights(malformed).build(),
                whole.toBuilder().setOptimiser(malformed).build(),
                whole.toBuilder().setRecalibratedWeights(malformed).build())) {
            assertThat(((Change.UnreadableRecord) checkpoint(row)).cause()).contains("malformed URI 'not a URI'");
        }
    }

    private static Change checkpoint(CheckpointWritten row) {
        return RecordDecoder.entry(new ConsumerRecord<>("checkpoints", 0, 7, row.getCheckpoint(), row.toByteArray()))
                .change();
    }

    @Test
    void a_hole_can_be_stored_whatever_its_key_and_its_cause_contain() {
        LedgerEntry entry = entry("\0" + "é".repeat(9000), new byte[0]);

        assertThat(entry.key().getBytes(UTF_8)).hasSizeLessThan(2000);
        assertThat(entry.key()).doesNotContain("\0");
        assertThat(((Change.UnreadableRecord) entry.change()).cause())
                .doesNotContain("\0")
                .hasSizeLessThan(1100);
    }

    @Test
    void long_keys_that_differ_only_at_the_end_are_different_holes() {
        String start = "k".repeat(9000);
        assertThat(entry(start + "1", new byte[0]).key())
                .isNotEqualTo(entry(start + "2", new byte[0]).key());
    }

    @Test
    void a_key_is_not_cut_within_a_character() {
        String key = entry("k" + "\uD83D\uDE00".repeat(9000), new byte[0]).key();
        assertThat(new String(key.getBytes(UTF_8), UTF_8)).isEqualTo(key);
    }

    @Test
    void the_deletion_of_a_key_that_names_nothing_is_no_hole() {
        assertThat(entry("what is this", null).change()).isEqualTo(new Change.UnreadableKeyDeleted());
        assertThat(entry(KEY, null).change()).isInstanceOf(Change.KeyDeleted.class);
    }

    private static String cause(RunStatus.Builder status) {
        return ((Change.UnreadableRecord) change(status.build())).cause();
    }

    private static Change change(RunStatus status) {
        return entry(KEY, status.toByteArray()).change();
    }

    private static RunStatus.Builder status() {
        return RunStatus.newBuilder().setRun(KEY).setState(RunState.RUN_STATE_RUNNING);
    }

    private static LedgerEntry entry(String key, byte @Nullable [] value) {
        return RecordDecoder.entry(new ConsumerRecord<>("run-statuses", 0, 7, key, value));
    }
}
