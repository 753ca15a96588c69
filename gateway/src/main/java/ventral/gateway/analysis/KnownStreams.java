package ventral.gateway.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Stream;
import ventral.gateway.ledger.Table;

/** The specs of streams, each asked of the ledger once. Of deleted streams nothing is known. */
final class KnownStreams {

    private final Ledger ledger;
    private final Map<StreamName, Optional<StreamSpec>> specs = new HashMap<>();

    KnownStreams(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Pixels on a side. */
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
