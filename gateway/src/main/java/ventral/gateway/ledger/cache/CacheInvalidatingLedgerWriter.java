package ventral.gateway.ledger.cache;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerWriter;

/** Writes the ledger behind a {@link CachingLedger}: evicts cached rows before they are written. */
public final class CacheInvalidatingLedgerWriter implements LedgerWriter {

    private final LedgerWriter writer;
    private final ReadCache cache;

    public CacheInvalidatingLedgerWriter(LedgerWriter writer, ReadCache cache) {
        this.writer = writer;
        this.cache = cache;
    }

    @Override
    public OpenedLedger open() {
        cache.invalidateAll();
        OpenedLedger opened = writer.open();
        cache.invalidateAll();
        return opened;
    }

    @Override
    public void setTopicIds(UUID incarnation, Map<String, UUID> topicIds) {
        writer.setTopicIds(incarnation, topicIds);
    }

    @Override
    public void reset(UUID incarnation) {
        cache.invalidateAll();
        writer.reset(incarnation);
        cache.invalidateAll();
    }

    @Override
    public void write(UUID incarnation, List<LedgerEntry> entries) {
        cache.beginWriting(entries.stream().map(LedgerEntry::key).toList());
        try {
            writer.write(incarnation, entries);
        } finally {
            cache.endWriting();
        }
    }

    @Override
    public List<String> holes(UUID incarnation) {
        return writer.holes(incarnation);
    }
}
