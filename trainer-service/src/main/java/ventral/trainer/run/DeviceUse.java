package ventral.trainer.run;

import java.util.OptionalDouble;

/**
 * What this process takes of a device.
 *
 * @param share of its time, 0 to 1; empty if it cannot be told
 * @param memoryBytes 0 if it cannot be told
 */
public record DeviceUse(OptionalDouble share, long memoryBytes) {}
