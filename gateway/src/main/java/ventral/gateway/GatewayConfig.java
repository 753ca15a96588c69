package ventral.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import ventral.gateway.analysis.Normalisation;

/** The gateway's configuration. */
@ConfigMapping(prefix = "ventral.gateway")
public interface GatewayConfig {

    /**
     * How long a call that changes something waits for the broker, and then for the ledger to have read it; and one that
     * reads images for the broker.
     */
    @WithDefault("10s")
    Duration patience();

    /** How ceilings are divided out of the values of scaling curves, unless a request says otherwise. */
    @WithDefault("ratio-squared")
    Normalisation normalisation();

    /** Where the page, gRPC-Web and HTTP with JSON are served; 0 for any port that is free. */
    @WithName("web.port")
    @WithDefault("8477")
    int webPort();
}
