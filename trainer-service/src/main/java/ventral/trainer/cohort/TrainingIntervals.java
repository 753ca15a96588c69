package ventral.trainer.cohort;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Intervals of a training loop's periodic work. None of them affects what is learnt.
 *
 * @param uptime time since any moment; never decreases
 * @param report interval between two reports of a run
 * @param save interval between two resume points of a run
 * @param retry wait before a transient failure is retried
 */
public record TrainingIntervals(Supplier<Duration> uptime, Duration report, Duration save, Duration retry) {}
