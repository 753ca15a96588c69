package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.progress;
import static ventral.gateway.testing.LedgerSamples.run;
import static ventral.gateway.testing.LedgerSamples.stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.ResumeToken;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests the transactions, positions, holes and incarnations of the ledger. */
@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
class PanacheLedgerWriterTest extends PanacheLedgerTestBase {

    @Test
    void a_record_that_comes_again_changes_nothing() {
        List<LedgerEntry> entries = List.of(
                entry(INTENTS, 0, new Change.RunIntentChanged(run("r1", 1))),
                entry(STATUSES, 0, new Change.RunReported(new RunName("r1"), progress(RunState.RUNNING, 64))));
        book.write(incarnation, entries);
        ResumeToken before = ledger.position();

        book.write(incarnation, entries);

        assertThat(ledger.position()).isEqualTo(before);
        assertThat(book.open().positions()).isEqualTo(Map.of(INTENTS, readUpTo(1), STATUSES, readUpTo(1)));
    }

    @Test
    void a_position_has_the_leader_epoch_of_the_record_that_was_read_last() {
        var change = new Change.RunIntentChanged(run("r1", 1));
        book.write(
                incarnation,
                List.of(new LedgerEntry(new LedgerEntry.RecordPosition(INTENTS, 0, 3), "runs/r1", change)));
        assertThat(book.open().positions()).isEqualTo(Map.of(INTENTS, new LedgerWriter.ReadPosition(1, 3)));

        book.write(
                incarnation,
                List.of(new LedgerEntry(new LedgerEntry.RecordPosition(INTENTS, 1, 4), "runs/r1", change)));
        assertThat(book.open().positions()).isEqualTo(Map.of(INTENTS, new LedgerWriter.ReadPosition(2, 4)));
    }

    @Test
    void the_ids_of_the_topics_are_those_that_were_stored_last() {
        book.setTopicIds(incarnation, Map.of("run-intents", new UUID(0, 7), "scores", new UUID(0, 8)));
        book.setTopicIds(incarnation, Map.of("run-intents", new UUID(0, 9)));

        assertThat(book.open().topicIds()).isEqualTo(Map.of("run-intents", new UUID(0, 9)));
        assertThatThrownBy(() -> book.setTopicIds(new UUID(0, 0), Map.of()))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
    }

    @Test
    void of_a_write_that_fails_nothing_remains() {
        ResumeToken before = ledger.position();
        LedgerEntry refused = entry(INTENTS, 1, new Change.UnreadableRecord("a text with character 0: \0"));

        assertThatThrownBy(() -> book.write(
                        incarnation, List.of(entry(INTENTS, 0, new Change.RunIntentChanged(run("r1", 1))), refused)))
                .isInstanceOf(LedgerWriter.UnstorableRecordException.class)
                .hasMessageContaining("0x00");

        assertThat(ledger.find(LedgerTable.RUNS, new RunName("r1"))).isEmpty();
        assertThat(ledger.position()).isEqualTo(before);
        assertThat(book.open().positions()).isEmpty();
    }

    @Test
    void a_hole_stays_until_the_key_has_a_readable_record() {
        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 0, null),
                        "runs/r1",
                        new Change.UnreadableRecord("it is torn"))));
        assertThat(book.holes(incarnation))
                .containsExactly("runs/r1 in run-intents: offset 0 of run-intents-3: it is torn");

        book.write(incarnation, List.of(entry(INTENTS, 1, new Change.RunIntentChanged(run("r1", 1)))));
        assertThat(book.holes(incarnation)).isEmpty();
    }

    @Test
    void a_hole_of_a_key_that_names_nothing_is_closed_by_the_deletion_of_the_key() {
        String key = "what is this";
        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 0, null),
                        key,
                        new Change.UnreadableRecord("no name"))));
        assertThat(book.holes(incarnation)).hasSize(1);

        book.write(
                incarnation,
                List.of(new LedgerEntry(
                        new LedgerEntry.RecordPosition(INTENTS, 1, null), key, new Change.UnreadableKeyDeleted())));
        assertThat(book.holes(incarnation)).isEmpty();
    }

    @Test
    void a_key_beyond_the_limit_of_an_index_is_refused_for_its_data() {
        String key = new Random(7)
                .ints(9000, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThatThrownBy(() -> book.write(
                        incarnation,
                        List.of(new LedgerEntry(
                                new LedgerEntry.RecordPosition(INTENTS, 0, null),
                                key,
                                new Change.UnreadableRecord("no name")))))
                .isInstanceOf(LedgerWriter.UnstorableRecordException.class);
    }

    @Test
    void a_ledger_that_was_set_back_by_a_failover_is_opened_again_where_it_stands() {
        book.write(incarnation, List.of(entry(INTENTS, 4, new Change.RunIntentChanged(run("r1", 1)))));
        database.runInLedger("update position set next_offset = 2");

        assertThatThrownBy(() -> book.holes(incarnation))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class)
                .hasMessageContaining("run-intents")
                .hasMessageContaining("below offset 5");
        assertThatThrownBy(() ->
                        book.write(incarnation, List.of(entry(INTENTS, 5, new Change.RunIntentChanged(run("r2", 2))))))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        assertThat(ledger.runCount()).isEqualTo(1);

        assertThat(book.open().positions()).isEqualTo(Map.of(INTENTS, readUpTo(2)));
        book.write(incarnation, List.of(entry(INTENTS, 2, new Change.RunIntentChanged(run("r3", 3)))));
        assertThat(ledger.runCount()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_is_reset_is_empty_and_of_another_incarnation() {
        Run run = run("r1", 1);
        var checkpoint = LedgerSamples.checkpoint(new CheckpointName(run.name(), 640));
        var score = LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.5));
        List<LedgerEntry> entries = List.of(
                entry(INTENTS, 0, new Change.StreamIntentChanged(stream())),
                entry(INTENTS, 1, new Change.RunIntentChanged(run)),
                entry(INTENTS, 2, new Change.CheckpointWritten(checkpoint)),
                entry(INTENTS, 3, new Change.BenchmarkReported(LedgerSamples.benchmark("b1"))),
                entry(INTENTS, 4, new Change.ReferenceScored(score)));
        book.write(incarnation, entries);
        book.setTopicIds(incarnation, Map.of("run-intents", new UUID(0, 7)));

        book.reset(incarnation);

        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).isEmpty();
        assertThat(ledger.runCount()).isZero();
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, checkpoint.name())).isEmpty();
        assertThat(ledger.all(LedgerTable.REFERENCE_SCORES)).isEmpty();
        assertThatThrownBy(() -> book.write(incarnation, entries))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        LedgerWriter.OpenedLedger opened = book.open();
        assertThat(opened.incarnation()).isNotEqualTo(incarnation);
        assertThat(opened.positions()).isEmpty();
        assertThat(opened.topicIds()).isEmpty();
        book.write(opened.incarnation(), entries);
        assertThat(ledger.find(LedgerTable.RUNS, run.name())).contains(run);
    }

    @Test
    void a_ledger_made_anew_refuses_who_opened_the_one_before() {
        database.drop();
        database.make();
        UUID anew = openWhenConnected().incarnation();

        assertThat(anew).isNotEqualTo(incarnation);
        assertThatThrownBy(() -> book.write(incarnation, List.of()))
                .isInstanceOf(LedgerWriter.LedgerReplacedException.class);
        assertThatThrownBy(() -> book.holes(incarnation)).isInstanceOf(LedgerWriter.LedgerReplacedException.class);
    }
}
