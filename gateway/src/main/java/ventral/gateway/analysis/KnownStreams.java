package ventral.gateway.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Stream;
import ventral.gateway.ledger.Table;

/** Caches the specs of streams, so that each is read from the ledger once. Deleted streams have none. */
final class KnownStreams {

    private final Ledger ledger;
    private final Map<StreamName, Optional<StreamSpec>> specs = new HashMap<>();

    KnownStreams(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the side length of the stream's images in pixels. */
    Optional<Integer> imageSize(StreamName name) {
        return spec(name).map(StreamSpec::imageSize);
    }

    Optional<Integer> batchSize(StreamName name) {
        return spec(name).map(StreamSpec::batchSize);
    }

    private Optional<StreamSpec> spec(StreamName name) {
        return specs.computeIfAbsent(
                name, unknown -> ledger.find(Table.STREAMS, unknown).map(Stream::spec));
    }
}
