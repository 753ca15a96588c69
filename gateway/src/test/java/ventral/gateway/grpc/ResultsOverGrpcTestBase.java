package ventral.gateway.grpc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ventral.contract.name.RunName;
import ventral.gateway.testing.LedgerSamples;

/** Serves the results of a run over gRPC. */
abstract class ResultsOverGrpcTestBase {

    static final RunName R1 = new RunName("r1");

    final ApiServer server = new ApiServer();

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(LedgerSamples.stream());
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
