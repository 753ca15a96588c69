package ventral.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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

    /** Address of the store that artifacts in {@code s3:} are in; without it, Amazon's own. */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Of that store. */
    @WithName("s3.region")
    @WithDefault("us-east-1")
    String s3Region();

    /** Where the page, gRPC-Web and HTTP with JSON are served; 0 for any port that is free. */
    @WithName("web.port")
    @WithDefault("8477")
    int webPort();
}
