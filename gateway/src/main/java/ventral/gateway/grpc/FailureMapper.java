package ventral.gateway.grpc;

import com.google.rpc.Status;
import ventral.gateway.ledger.Failure;

/** Converts failures that services reported to messages of the API. */
final class FailureMapper {

    private FailureMapper() {}

    static Status toWire(Failure failure) {
        return Status.newBuilder()
                .setCode(failure.code())
                .setMessage(failure.message())
                .build();
    }
}
