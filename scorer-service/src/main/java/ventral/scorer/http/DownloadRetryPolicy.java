package ventral.scorer.http;

import java.time.Duration;

/**
 * Retry policy of a broken download.
 *
 * @param count of consecutive attempts without progress after which the download fails
 * @param pause before the second attempt; doubled with each further one
 * @param silence read timeout, after which a silent connection counts as broken
 */
public record DownloadRetryPolicy(int count, Duration pause, Duration silence) {

    public static final DownloadRetryPolicy DEFAULT =
            new DownloadRetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    public DownloadRetryPolicy {
        if (count < 1) {
            throw new IllegalArgumentException("%d attempts; at least one is needed".formatted(count));
        }
    }

    Duration backoff(int failures) {
        return pause.multipliedBy(1L << Math.min(failures - 1, 10));
    }
}
