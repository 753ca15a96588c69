package ventral.gateway.panache;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.panache.row.HoleRow;
import ventral.gateway.panache.row.IncarnationRow;
import ventral.gateway.panache.row.PositionRow;
import ventral.gateway.panache.row.SourceTopicRow;

/** Writes the ledger's tables. The changes and the read positions are written in one transaction. */
public final class PanacheLedgerWriter implements LedgerWriter {

    /** Every table that is filled from the topics. */
    private static final List<String> TABLES = List.of(
            "source_topic",
            "position",
            "hole",
            "stream",
            "run",
            "sweep",
            "checkpoint",
            "score",
            "reference_score",
            "benchmark");

    private final Flyway migrations;

    /** Positions as of the last write, to detect a database that a failover has set back. */
    private Map<LedgerEntry.Partition, Long> written = Map.of();

    public PanacheLedgerWriter(Flyway migrations) {
        this.migrations = migrations;
    }

    @Override
    public OpenedLedger open() {
        migrate();
        OpenedLedger opened = NewTransaction.call(() -> new OpenedLedger(
                IncarnationRow.read().uuid,
                PositionRow.<PositionRow>streamAll().collect(Collectors.toMap(PositionRow::place, PositionRow::value)),
                SourceTopicRow.<SourceTopicRow>streamAll()
                        .collect(Collectors.toMap(row -> row.topic, row -> row.topicId))));
        Map<LedgerEntry.Partition, Long> next = new HashMap<>();
        opened.positions().forEach((partition, position) -> next.put(partition, position.next()));
        written = next;
        return opened;
    }

    @Override
    public void setTopicIds(UUID incarnation, Map<String, UUID> topicIds) {
        NewTransaction.call(() -> {
            checked(incarnation, IncarnationRow.lock());
            long formerCount = SourceTopicRow.deleteAll();
            topicIds.forEach((topic, id) -> new SourceTopicRow(topic, id).persist());
            return formerCount;
        });
    }

    @Override
    public void reset(UUID incarnation) {
        NewTransaction.call(() -> {
            IncarnationRow row = checked(incarnation, IncarnationRow.lock());
            for (String table : TABLES) {
                Panache.getEntityManager()
                        .createNativeQuery("delete from " + table)
                        .executeUpdate();
            }
            row.uuid = UUID.randomUUID();
            row.revision = 0;
            return row.uuid;
        });
        written = Map.of();
    }

    @Override
    public void write(UUID incarnation, List<LedgerEntry> entries) {
        try {
            written = writeInNewTransaction(incarnation, entries);
        } catch (LedgerUnavailableException e) {
            String refusal = SqlDataError.message(e);
            if (refusal != null) {
                throw new UnstorableRecordException(refusal, e);
            }
            throw e;
        }
    }

    private Map<LedgerEntry.Partition, Long> writeInNewTransaction(UUID incarnation, List<LedgerEntry> entries) {
        return NewTransaction.call(() -> {
            IncarnationRow row = checked(incarnation, IncarnationRow.lock());
            Map<LedgerEntry.Partition, PositionRow> positions = positions();
            checkNotSetBack(positions);
            List<LedgerEntry> unwritten = entries.stream()
                    .filter(entry -> advance(positions, entry.place()))
                    .toList();
            new LedgerTransaction(row).write(unwritten);
            Panache.getEntityManager().flush(); // a refusal at commit could lose its cause
            return positions.values().stream()
                    .collect(Collectors.toMap(PositionRow::place, position -> position.nextOffset));
        });
    }

    @Override
    public List<String> holes(UUID incarnation) {
        return NewTransaction.call(() -> {
            checked(incarnation, IncarnationRow.read());
            checkNotSetBack(positions());
            return HoleRow.<HoleRow>streamAll()
                    .map(HoleRow::description)
                    .sorted()
                    .toList();
        });
    }

    private void migrate() {
        // Flyway would keep a dead connection; a query through the pool removes it first.
        NewTransaction.call(
                () -> Panache.getEntityManager().createNativeQuery("select 1").getSingleResult());
        try {
            migrations.migrate();
        } catch (FlywayException e) {
            throw new LedgerUnavailableException("the database cannot be migrated", e);
        }
    }

    private static IncarnationRow checked(UUID wanted, IncarnationRow found) {
        if (!found.uuid.equals(wanted)) {
            throw new LedgerReplacedException(
                    "the ledger was replaced: %s instead of %s".formatted(found.uuid, wanted));
        }
        return found;
    }

    private void checkNotSetBack(Map<LedgerEntry.Partition, PositionRow> positions) {
        written.forEach((partition, next) -> {
            PositionRow position = positions.get(partition);
            if (position == null || position.nextOffset < next) {
                throw new LedgerReplacedException(
                        "the ledger lost records of %s below offset %d that it had read".formatted(partition, next));
            }
        });
    }

    private static Map<LedgerEntry.Partition, PositionRow> positions() {
        Map<LedgerEntry.Partition, PositionRow> positions = new HashMap<>();
        PositionRow.<PositionRow>streamAll().forEach(position -> positions.put(position.place(), position));
        return positions;
    }

    /** Advances the position of the partition; returns false if the record was written before. */
    private static boolean advance(
            Map<LedgerEntry.Partition, PositionRow> positions, LedgerEntry.RecordPosition place) {
        PositionRow position = positions.computeIfAbsent(place.partition(), partition -> new PositionRow(partition));
        if (place.offset() < position.nextOffset) {
            return false;
        }
        position.nextOffset = place.offset() + 1;
        position.leaderEpoch = place.leaderEpoch();
        position.persist();
        return true;
    }
}
