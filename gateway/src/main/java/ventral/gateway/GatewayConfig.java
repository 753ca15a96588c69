package ventral.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ventral.gateway.analysis.alignment.Normalisation;

/** Configures the gateway. */
@ConfigMapping(prefix = "ventral.gateway")
public interface GatewayConfig {

    /**
     * Deadline of calls that change something: first for other calls on the same resource to end, then for the broker to
     * acknowledge, then for the ledger to read the record back. Calls that read images wait as long for the broker.
     */
    @WithDefault("10s")
    Duration patience();

    /**
     * Time after which the ledger is unavailable if it has not been brought up to date, for example because the network
     * to the database is cut.
     */
    @WithDefault("20s")
    Duration staleAfter();

    /** Normalisation of scaling-curve values by their ceilings, unless a request sets another. */
    @WithDefault("ratio-squared")
    Normalisation normalisation();

    /**
     * Folders and {@code s3://bucket/prefix} of the trainers' artifacts, also of those from before a move. Weights
     * elsewhere are refused.
     */
    Optional<List<String>> artifacts();

    /** Endpoint of the object store that holds {@code s3:} artifacts; empty for Amazon S3. */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Region of the object store. */
    @WithName("s3.region")
    @WithDefault("us-east-1")
    String s3Region();

    /** Names by which requests may address the gateway besides IP addresses and {@code localhost}. */
    Optional<List<String>> hosts();

    /** Watches and downloads that one client address may have open at a time. */
    @WithDefault("2000")
    int streamsPerClient();

    /** Port of the web page, gRPC-Web and HTTP with JSON; 0 for any free port. */
    @WithName("web.port")
    @WithDefault("8477")
    int webPort();
}
