package ventral.cli.chaos.fault;

import java.time.Duration;

/**
 * A fault and its time.
 *
 * @param number position in the schedule, from 1
 * @param delay time between the recovery from the fault before and this fault
 */
public record ScheduledFault(int number, Duration delay, Fault fault) {}
