package ventral.gateway.grpc;

import com.google.rpc.Status;
import ventral.gateway.ledger.Failure;

/** Failures that services reported, as the API has them. */
final class Failures {

    private Failures() {}

    static Status toWire(Failure failure) {
        return Status.newBuilder()
                .setCode(failure.code())
                .setMessage(failure.message())
                .build();
    }
}
