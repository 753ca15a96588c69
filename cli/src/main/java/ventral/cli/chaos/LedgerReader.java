package ventral.cli.chaos;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ventral.cli.grpc.GatewayClient;

/** Reads the whole ledger through the API. */
final class LedgerReader {

    private LedgerReader() {}

    static Set<Message> read(GatewayClient gateway) {
        return Stream.<Collection<? extends Message>>of(
                        gateway.streams().list(),
                        gateway.runs().list(""),
                        gateway.sweeps().list(""),
                        gateway.checkpoints().list(),
                        gateway.scores().list(""),
                        gateway.benchmarks().list())
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }
}
