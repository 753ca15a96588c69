package ventral.trainer.learner;

import org.jspecify.annotations.Nullable;

/**
 * Usage of a device by this process.
 *
 * @param share fraction of the device's time, 0 to 1; null if unknown
 * @param memoryBytes 0 if unknown
 */
public record DeviceUsage(@Nullable Double share, long memoryBytes) {}
