package ventral.gateway.ledger.command;

import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Resolves requests on a stream, as the gateway's commands do. */
public final class RequestPlanner {

    private RequestPlanner() {}

    public static RunSpec plan(RunRequest request, StreamSpec stream) {
        return request.toSpec(stream);
    }

    public static SweepSpec plan(SweepRequest request, StreamSpec stream) {
        return request.toSpec(stream);
    }
}
