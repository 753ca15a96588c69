package ventral.trainer.run;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a training loop does from time to time. None of it has an influence on what is learnt.
 *
 * @param uptime time since any moment; never less than at the call before
 * @param report between two reports of a run
 * @param save between two resume points of a run
 * @param retry before what did not work for now is tried again
 */
public record Rhythms(Supplier<Duration> uptime, Duration report, Duration save, Duration retry) {}
