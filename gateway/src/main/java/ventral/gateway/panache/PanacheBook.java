package ventral.gateway.panache;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import ventral.gateway.ledger.Book;
import ventral.gateway.ledger.Entry;
import ventral.gateway.ledger.UnavailableException;

/** Writes the ledger's tables. The changes and the read positions are written in one transaction. */
public final class PanacheBook implements Book {

    private final Flyway migrations;

    /** Positions as of the last write, to detect a database that a failover has set back. */
    private Map<Entry.Partition, Long> written = Map.of();

    public PanacheBook(Flyway migrations) {
        this.migrations = migrations;
    }

    @Override
    public Opened open() {
        migrate();
        Opened opened = OwnTransaction.of(() -> {
            Map<Entry.Partition, Long> next = PositionRow.<PositionRow>streamAll()
                    .collect(Collectors.toMap(PositionRow::place, position -> position.nextOffset));
            return new Opened(IncarnationRow.read().uuid, next);
        });
        written = opened.next();
        return opened;
    }

    @Override
    public void write(UUID incarnation, List<Entry> entries) {
        written = OwnTransaction.of(() -> {
            IncarnationRow row = checked(incarnation, IncarnationRow.lock());
            Map<Entry.Partition, PositionRow> positions = positions();
            checkNotSetBack(positions);
            List<Entry> unwritten = entries.stream()
                    .filter(entry -> advance(positions, entry.place()))
                    .toList();
            new LedgerTransaction(row).write(unwritten);
            return positions.values().stream()
                    .collect(Collectors.toMap(PositionRow::place, position -> position.nextOffset));
        });
    }

    @Override
    public List<String> holes(UUID incarnation) {
        return OwnTransaction.of(() -> {
            checked(incarnation, IncarnationRow.read());
            checkNotSetBack(positions());
            return HoleRow.<HoleRow>streamAll().map(HoleRow::sentence).sorted().toList();
        });
    }

    private void migrate() {
        // Flyway would keep a dead connection; a query through the pool removes it first.
        OwnTransaction.of(
                () -> Panache.getEntityManager().createNativeQuery("select 1").getSingleResult());
        try {
            migrations.migrate();
        } catch (FlywayException e) {
            throw new UnavailableException("the database cannot be migrated", e);
        }
    }

    private static IncarnationRow checked(UUID wanted, IncarnationRow found) {
        if (!found.uuid.equals(wanted)) {
            throw new ReplacedException("the ledger was replaced: %s instead of %s".formatted(found.uuid, wanted));
        }
        return found;
    }

    private void checkNotSetBack(Map<Entry.Partition, PositionRow> positions) {
        written.forEach((partition, next) -> {
            PositionRow position = positions.get(partition);
            if (position == null || position.nextOffset < next) {
                throw new ReplacedException(
                        "the ledger lost records of %s below offset %d that it had read".formatted(partition, next));
            }
        });
    }

    private static Map<Entry.Partition, PositionRow> positions() {
        Map<Entry.Partition, PositionRow> positions = new HashMap<>();
        PositionRow.<PositionRow>streamAll().forEach(position -> positions.put(position.place(), position));
        return positions;
    }

    /** Advances the position of the partition; returns false if the record was written before. */
    private static boolean advance(Map<Entry.Partition, PositionRow> positions, Entry.Place place) {
        PositionRow position = positions.computeIfAbsent(place.partition(), partition -> new PositionRow(partition));
        if (place.offset() < position.nextOffset) {
            return false;
        }
        position.nextOffset = place.offset() + 1;
        position.persist();
        return true;
    }
}
