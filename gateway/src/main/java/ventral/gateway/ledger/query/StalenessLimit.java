package ventral.gateway.ledger.query;

import java.time.Duration;

/**
 * Limits the time between two reports of the ledger's writer. A writer that reports less often is stuck, for example on
 * a connection whose other end is gone.
 */
public record StalenessLimit(Duration limit) {

    public StalenessLimit {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("invalid staleness limit %s: must be positive".formatted(limit));
        }
    }

    /**
     * Returns true if the last report is too old.
     *
     * @param lastReport time of the last report, on the same scale as {@code now}
     */
    boolean isExceeded(Duration lastReport, Duration now) {
        return now.minus(lastReport).compareTo(limit) > 0;
    }
}
