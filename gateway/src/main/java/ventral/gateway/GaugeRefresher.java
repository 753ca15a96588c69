package ventral.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.gateway.micrometer.LedgerGauges;

/** Refreshes the gauges of the ledger on a schedule, independently of how often they are scraped. */
@ApplicationScoped
class GaugeRefresher {

    private static final Logger LOG = Logger.getLogger(GaugeRefresher.class);
    private static final long SECONDS_BETWEEN = 15;

    private final LedgerGauges gauges;
    private final ScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> ticking;

    GaugeRefresher(LedgerGauges gauges, ScheduledExecutorService executor) {
        this.gauges = gauges;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        ticking = executor.scheduleWithFixedDelay(this::refresh, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticking != null) {
            ticking.cancel(false);
        }
    }

    private void refresh() {
        try {
            gauges.refresh();
        } catch (RuntimeException e) {
            // An exception would cancel the schedule.
            LOG.errorf(e, "cannot refresh the gauges of the ledger: %s", e.getMessage());
        }
    }
}
