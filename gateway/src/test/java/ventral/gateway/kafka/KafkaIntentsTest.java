package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.testing.LedgerSamples;

/** Tests what becomes of intents while the broker or the ledger does not answer. */
class KafkaIntentsTest {

    private static final int MAX_UNACKNOWLEDGED = 3;

    private final LedgerStatus ledgerStatus =
            new LedgerStatus(new StalenessLimit(Duration.ofMinutes(1)), () -> Duration.ZERO);
    private final FakeEmitter silent = new FakeEmitter(message -> {});
    private final KafkaIntents intents = intents(silent);

    @BeforeEach
    void the_ledger_is_current() {
        ledgerStatus.set(new LedgerStatus.State.Current(List.of()));
    }

    @Test
    void beyond_the_limit_of_unacknowledged_intents_a_command_sends_none_of_its_own() {
        assertUnacknowledged("r1", "r2");
        assertThatThrownBy(() -> put("r3", "r4"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("were not sent: retry");
        assertThat(silent.sent).hasSize(2);

        assertUnacknowledged("r3");
        assertThatThrownBy(() -> intents.put(LedgerSamples.stream()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("were not sent: retry");
        assertThat(silent.sent).hasSize(3);
    }

    @Test
    void intents_whose_outcome_is_known_leave_their_places_to_others() {
        assertUnacknowledged("r1", "r2", "r3");
        List.copyOf(silent.sent).forEach(message -> message.nack(new TimeoutException("no broker")));
        assertUnacknowledged("r4", "r5", "r6");
        assertThat(silent.sent).hasSize(6);
    }

    @Test
    void an_intent_that_a_channel_does_not_take_leaves_its_place_to_others() {
        KafkaIntents ended = intents(new FakeEmitter(message -> {
            throw new IllegalStateException("the channel has ended");
        }));
        for (int i = 0; i <= MAX_UNACKNOWLEDGED; i++) {
            assertThatThrownBy(() -> ended.put(LedgerSamples.stream()))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("the channel has ended");
        }
    }

    @Test
    void without_a_current_ledger_no_intent_is_sent() {
        ledgerStatus.set(new LedgerStatus.State.Unavailable("no database"));
        assertThatThrownBy(() -> put("r1"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("no database");
        assertThat(silent.sent).isEmpty();
    }

    private void assertUnacknowledged(String... runs) {
        assertThatThrownBy(() -> put(runs))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("check whether it took effect");
    }

    private void put(String... runs) {
        intents.put(List.of(runs).stream().map(id -> LedgerSamples.run(id, 0)).toList());
    }

    private KafkaIntents intents(FakeEmitter emitter) {
        return new KafkaIntents(emitter, new ReadPositions(), ledgerStatus, Duration.ofMillis(1), MAX_UNACKNOWLEDGED);
    }
}
