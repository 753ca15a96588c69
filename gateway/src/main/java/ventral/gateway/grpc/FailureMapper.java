package ventral.gateway.grpc;

import com.google.rpc.Status;
import ventral.gateway.ledger.model.Failure;

/** Converts failures that services reported to messages of the API. */
public final class FailureMapper {

    private FailureMapper() {}

    public static Status toWire(Failure failure) {
        return Status.newBuilder()
                .setCode(failure.code())
                .setMessage(failure.message())
                .build();
    }
}
