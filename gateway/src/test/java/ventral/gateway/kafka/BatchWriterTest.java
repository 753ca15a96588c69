package ventral.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import ventral.events.v1.RunStatus;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.type.v1.RunState;

class BatchWriterTest {

    private static final UUID INCARNATION = new UUID(0, 1);
    private static final String REFUSED = "runs/refused";

    /** Dead letters and transactions, in the order in which they were stored. */
    private final List<String> stored = new ArrayList<>();

    private final BatchWriter batches = new BatchWriter(
            new FakeWriter(),
            letters -> letters.forEach(
                    letter -> stored.add("letter %s: %s".formatted(letter.row().key(), letter.cause()))));

    @Test
    void a_batch_is_one_transaction() {
        assertThat(batches.write(INCARNATION, List.of(row("runs/a"), row("runs/b"))))
                .hasSize(2);
        assertThat(stored).containsExactly("runs/a runs/b");
    }

    @Test
    void a_record_that_cannot_be_decoded_is_a_dead_letter_before_it_is_a_hole() {
        ConsumerRecord<String, byte[]> torn =
                new ConsumerRecord<>("run-statuses", 0, 1, "runs/torn", "torn".getBytes(UTF_8));
        batches.write(INCARNATION, List.of(row("runs/a"), torn));

        assertThat(stored).hasSize(2);
        assertThat(stored.get(0)).startsWith("letter runs/torn: ");
        assertThat(stored.get(1)).isEqualTo("runs/a hole:runs/torn");
    }

    @Test
    void a_record_that_the_database_refuses_costs_that_record_alone() {
        List<LedgerEntry> written = batches.write(INCARNATION, List.of(row("runs/a"), row(REFUSED), row("runs/b")));

        assertThat(stored).containsExactly("runs/a", "letter runs/refused: character 0", "hole:runs/refused", "runs/b");
        assertThat(written).extracting(LedgerEntry::key).containsExactly("runs/a", REFUSED, "runs/b");
        assertThat(written.get(1).change()).isEqualTo(new Change.UnreadableRecord("character 0"));
    }

    @Test
    void a_database_that_is_unavailable_leaves_no_hole() {
        assertThatThrownBy(() -> batches.write(INCARNATION, List.of(row("runs/a"), row("runs/unavailable"))))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(stored).isEmpty();
    }

    @Test
    void without_its_dead_letter_there_is_no_hole() {
        BatchWriter without = new BatchWriter(new FakeWriter(), letters -> {
            throw new LedgerUnavailableException("the broker has not acknowledged 1 dead letters");
        });
        assertThatThrownBy(() -> without.write(INCARNATION, List.of(row(REFUSED))))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(stored).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> row(String key) {
        return new ConsumerRecord<>(
                "run-statuses",
                0,
                0,
                key,
                RunStatus.newBuilder()
                        .setRun(key)
                        .setState(RunState.RUN_STATE_RUNNING)
                        .build()
                        .toByteArray());
    }

    /** Records what is written, one line per transaction. */
    private final class FakeWriter implements LedgerWriter {

        @Override
        public OpenedLedger open() {
            return new OpenedLedger(INCARNATION, Map.of(), Map.of());
        }

        @Override
        public void setTopicIds(UUID incarnation, Map<String, UUID> topicIds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reset(UUID incarnation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(UUID incarnation, List<LedgerEntry> entries) {
            for (LedgerEntry entry : entries) {
                if (entry.key().equals("runs/unavailable")) {
                    throw new LedgerUnavailableException("the database is unavailable");
                }
                if (entry.key().equals(REFUSED) && !(entry.change() instanceof Change.UnreadableRecord)) {
                    throw new UnstorableRecordException("character 0", new IllegalStateException());
                }
            }
            stored.add(String.join(
                    " ",
                    entries.stream()
                            .map(entry ->
                                    (entry.change() instanceof Change.UnreadableRecord ? "hole:" : "") + entry.key())
                            .toList()));
        }

        @Override
        public List<String> holes(UUID incarnation) {
            return List.of();
        }
    }
}
