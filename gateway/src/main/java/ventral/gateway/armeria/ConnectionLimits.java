package ventral.gateway.armeria;

import java.time.Duration;

/**
 * Limits what clients that send little or nothing can hold open.
 *
 * @param connectionCount connections at a time; further ones are closed at once
 * @param idle time without a request after which a connection is closed
 * @param firstRequest time in which the headers of a connection's first request must have arrived
 * @param unaryDeadline deadline of calls other than streams whose client sets none
 * @param stall time without taking a message after which a stream is cut
 */
public record ConnectionLimits(
        int connectionCount, Duration idle, Duration firstRequest, Duration unaryDeadline, Duration stall) {

    /**
     * The limits of a gateway. A call that changes something waits several times for {@code ventral.gateway.patience}
     * at most. A watch ends with an error before its stream is cut.
     */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(
            2048, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90));
}
