package ventral.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import ventral.gateway.kafka.LedgerFollower;
import ventral.gateway.ledger.query.LedgerStatus;

/**
 * Starts and stops the ledger's follower. The gateway is ready while its ledger is current. Holes do not make it
 * unready, because every other row can be read; its health lists them. If it is not ready, its health states since when.
 */
@Readiness
@ApplicationScoped
class GatewayLifecycle implements HealthCheck {

    /** Number of holes that the health lists. */
    private static final int LISTED_HOLES = 50;

    private final LedgerFollower follower;
    private final LedgerStatus ledgerStatus;

    GatewayLifecycle(LedgerFollower follower, LedgerStatus ledgerStatus) {
        this.follower = follower;
        this.ledgerStatus = ledgerStatus;
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.close();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder ledger = HealthCheckResponse.named("ledger");
        LedgerStatus.State state = ledgerStatus.state();
        if (state instanceof LedgerStatus.State.Current current) {
            if (!current.holes().isEmpty()) {
                ledger.withData("holes", current.holes().size());
            }
            current.holes().stream().limit(LISTED_HOLES).forEach(hole -> ledger.withData(hole, "cannot be read"));
            return ledger.up().build();
        }
        Instant lastCurrent = Instant.now().minus(ledgerStatus.timeSinceCurrent());
        ledger.down()
                .withData(
                        "not current since",
                        lastCurrent.truncatedTo(ChronoUnit.SECONDS).toString());
        return state instanceof LedgerStatus.State.CatchingUp catchingUp
                ? ledger.withData("records left", catchingUp.recordsLeft()).build()
                : ledger.withData("state", state.toString()).build();
    }
}
