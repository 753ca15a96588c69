package ventral.gateway.analysis.estimate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Caches the specs of streams, so that each is read from the ledger once. Deleted streams have none. */
final class StreamSpecCache {

    private final Ledger ledger;
    private final Map<StreamName, @Nullable StreamSpec> specs = new HashMap<>();

    StreamSpecCache(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the side length of the stream's images in pixels. */
    Optional<Integer> imageSize(StreamName name) {
        return Optional.ofNullable(spec(name)).map(StreamSpec::imageSize);
    }

    Optional<Integer> batchSize(StreamName name) {
        return Optional.ofNullable(spec(name)).map(StreamSpec::batchSize);
    }

    private @Nullable StreamSpec spec(StreamName name) {
        if (!specs.containsKey(name)) {
            specs.put(
                    name,
                    ledger.find(LedgerTable.STREAMS, name).map(Stream::spec).orElse(null));
        }
        return specs.get(name);
    }
}
