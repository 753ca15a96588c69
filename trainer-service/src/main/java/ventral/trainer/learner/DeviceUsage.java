package ventral.trainer.learner;

import java.util.OptionalDouble;

/**
 * Usage of a device by this process.
 *
 * @param share fraction of the device's time, 0 to 1; empty if unknown
 * @param memoryBytes 0 if unknown
 */
public record DeviceUsage(OptionalDouble share, long memoryBytes) {}
