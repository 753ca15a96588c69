package ventral.gateway.panache;

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

    public PanacheBook(Flyway migrations) {
        this.migrations = migrations;
    }

    @Override
    public Opened open() {
        migrate();
        return OwnTransaction.of(() -> {
            Map<Entry.Partition, Long> next = PositionRow.<PositionRow>streamAll()
                    .collect(Collectors.toMap(PositionRow::place, position -> position.nextOffset));
            return new Opened(IncarnationRow.read().uuid, next);
        });
    }

    @Override
    public void write(UUID incarnation, List<Entry> entries) {
        OwnTransaction.of(() -> {
            IncarnationRow row = checked(incarnation, IncarnationRow.lock());
            Map<Entry.Partition, PositionRow> positions = positions();
            List<Entry> unwritten = entries.stream()
                    .filter(entry -> advance(positions, entry.place()))
                    .toList();
            new LedgerTransaction(row).write(unwritten);
            return row.revision;
        });
    }

    @Override
    public List<String> holes(UUID incarnation) {
        return OwnTransaction.of(() -> {
            checked(incarnation, IncarnationRow.read());
            return HoleRow.<HoleRow>streamAll().map(HoleRow::sentence).sorted().toList();
        });
    }

    private void migrate() {
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
