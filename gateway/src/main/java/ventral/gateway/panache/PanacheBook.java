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

/** The ledger's tables as their one writer sees them. What is written and how far was read are one transaction. */
public final class PanacheBook implements Book {

    private final Flyway migrations;

    /** As of the last write, so that a database that a failover has set back is noticed. */
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
        // Flyway keeps a connection that turns out to be dead; the pool is rid of it when it is met here.
        OwnTransaction.of(
                () -> Panache.getEntityManager().createNativeQuery("select 1").getSingleResult());
        try {
            migrations.migrate();
        } catch (FlywayException e) {
            throw new UnavailableException("the database cannot be prepared", e);
        }
    }

    private static IncarnationRow checked(UUID wanted, IncarnationRow found) {
        if (!found.uuid.equals(wanted)) {
            throw new ReplacedException("the ledger is %s, no longer %s".formatted(found.uuid, wanted));
        }
        return found;
    }

    private void checkNotSetBack(Map<Entry.Partition, PositionRow> positions) {
        written.forEach((partition, next) -> {
            PositionRow position = positions.get(partition);
            if (position == null || position.nextOffset < next) {
                throw new ReplacedException(
                        "the ledger has lost what it had read of %s below offset %d".formatted(partition, next));
            }
        });
    }

    private static Map<Entry.Partition, PositionRow> positions() {
        Map<Entry.Partition, PositionRow> positions = new HashMap<>();
        PositionRow.<PositionRow>streamAll().forEach(position -> positions.put(position.place(), position));
        return positions;
    }

    /** False if the record was written before. */
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
