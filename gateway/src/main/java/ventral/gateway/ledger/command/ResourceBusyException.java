package ventral.gateway.ledger.command;

import java.time.Duration;
import ventral.contract.name.ResourceName;

/** Thrown if other commands on a resource do not end in time. Commands may be repeated. */
public final class ResourceBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResourceBusyException(ResourceName name, Duration limit) {
        super("%s is busy: other requests on it have not ended after %d s; repeat this one when they have"
                .formatted(name, limit.toSeconds()));
    }
}
