package ventral.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import ventral.gateway.kafka.LedgerFollower;

/** Reports the gateway live unless the thread of its ledger has ended. */
@Liveness
@ApplicationScoped
class GatewayLiveness implements HealthCheck {

    private final LedgerFollower follower;

    GatewayLiveness(LedgerFollower follower) {
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger thread")
                .status(follower.failure().isEmpty())
                .withData("state", follower.failure().orElse("alive"))
                .build();
    }
}
