package ventral.gateway.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Backlog;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.ledger.query.ResumeToken;

/**
 * Publishes gauges of the ledger's contents and backlog as of the last refresh. While the ledger is not current there
 * are no gauges, so that an autoscaler keeps the current scale instead of acting on a zero.
 */
public final class LedgerGauges {

    private final Ledger ledger;
    private final LedgerStatus ledgerStatus;
    private final MultiGauge runs;
    private final MultiGauge streams;
    private final MultiGauge unscoredCheckpoints;
    private final MultiGauge failedScores;
    private final MultiGauge renderLag;
    private final MultiGauge holes;
    private @Nullable BacklogSnapshot counted;

    /** The backlog as of a ledger position, or later. */
    private record BacklogSnapshot(ResumeToken at, Backlog backlog) {}

    public LedgerGauges(Ledger ledger, LedgerStatus ledgerStatus, MeterRegistry registry) {
        this.ledger = ledger;
        this.ledgerStatus = ledgerStatus;
        this.runs = gauge(registry, "ventral.gateway.runs", "runs", "Runs in this state");
        this.streams = gauge(registry, "ventral.gateway.streams", "streams", "Streams in this state");
        this.unscoredCheckpoints = gauge(
                registry,
                "ventral.gateway.unscored.checkpoints",
                "checkpoints",
                "Pairs of a checkpoint and a ready benchmark without a score, or the reason why there is none");
        this.failedScores = gauge(
                registry,
                "ventral.gateway.failed.scores",
                "scores",
                "Pairs of a checkpoint and a ready benchmark with the reason why there is no score");
        this.renderLag = gauge(
                registry,
                "ventral.gateway.render.lag.images",
                "images",
                "Images that are requested and not rendered; one batch for an endless stream");
        this.holes = gauge(registry, "ventral.gateway.holes", "holes", "Keys whose last record could not be read");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String unit, String description) {
        return MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
    }

    /** Updates the gauges, and counts the backlog again if the ledger has changed. Used by one thread. */
    public void refresh() {
        holes.register(
                ledgerStatus.state() instanceof LedgerStatus.State.Current current
                        ? one(current.holes().size())
                        : List.of(),
                true);
        show(backlog());
    }

    private @Nullable Backlog backlog() {
        try {
            ledgerStatus.requireCurrent();
            ResumeToken now = ledger.position();
            BacklogSnapshot latest = counted;
            if (latest == null || !latest.at().equals(now)) {
                latest = new BacklogSnapshot(now, ledger.backlog());
                counted = latest;
            }
            return latest.backlog();
        } catch (LedgerUnavailableException e) {
            return null; // the ledger reports its own state
        }
    }

    private void show(@Nullable Backlog backlog) {
        runs.register(rows(backlog, all -> byState(RunState.values(), all.runs())), true);
        streams.register(rows(backlog, all -> byState(shown(), all.streams())), true);
        unscoredCheckpoints.register(rows(backlog, all -> one(all.unscoredCheckpoints())), true);
        failedScores.register(rows(backlog, all -> one(all.failedScores())), true);
        renderLag.register(rows(backlog, all -> one(all.renderLagImages())), true);
    }

    private static StreamState[] shown() {
        return Arrays.stream(StreamState.values())
                .filter(state -> state != StreamState.DELETED)
                .toArray(StreamState[]::new);
    }

    private static List<Row<?>> rows(@Nullable Backlog backlog, Function<Backlog, List<Row<?>>> rows) {
        return backlog == null ? List.of() : rows.apply(backlog);
    }

    private static <S extends Enum<S>> List<Row<?>> byState(S[] states, Map<S, Long> counts) {
        return Arrays.stream(states)
                .<Row<?>>map(state -> Row.of(Tags.of("state", state.name()), counts.getOrDefault(state, 0L)))
                .toList();
    }

    private static List<Row<?>> one(long value) {
        return List.of(Row.of(Tags.empty(), value));
    }
}
