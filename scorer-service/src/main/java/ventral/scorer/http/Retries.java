package ventral.scorer.http;

import java.time.Duration;

/**
 * How often a download that broke off is gone on with.
 *
 * @param count of attempts in a row that bring nothing, after which it is given up
 * @param pause before the second attempt; doubled with each further one
 * @param silence after which a connection that brings nothing counts as broken
 */
public record Retries(int count, Duration pause, Duration silence) {

    public static final Retries PATIENT = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    public Retries {
        if (count < 1) {
            throw new IllegalArgumentException("%d attempts; one at least is needed".formatted(count));
        }
    }

    Duration after(int failures) {
        return pause.multipliedBy(1L << Math.min(failures - 1, 10));
    }
}
