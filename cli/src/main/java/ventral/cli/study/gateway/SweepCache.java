package ventral.cli.study.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Sweep;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.name.SweepName;

/**
 * Reads sweeps with their estimates, at most every 10 seconds: for each estimate, the gateway reads a thousand runs.
 * Not thread-safe.
 */
final class SweepCache {

    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private final GatewayClient gateway;
    private final Set<SweepName> names;
    private final Supplier<Duration> uptime;
    private List<Sweep> sweeps = List.of();
    private @Nullable Duration readTime;

    /**
     * Creates an empty cache.
     *
     * @param uptime time since any moment; never decreases
     */
    SweepCache(GatewayClient gateway, Set<SweepName> names, Supplier<Duration> uptime) {
        this.gateway = gateway;
        this.names = Set.copyOf(names);
        this.uptime = uptime;
    }

    /** Returns the sweeps that existed when they were last read. */
    List<Sweep> get() {
        Duration now = uptime.get();
        Duration last = readTime;
        if (last == null || now.minus(last).compareTo(MAX_AGE) >= 0) {
            sweeps = names.stream()
                    .flatMap(name -> gateway.sweeps().find(name).stream())
                    .toList();
            readTime = now;
        }
        return sweeps;
    }
}
