/**
 * Simulated ventral stream that responds to images with spikes, so that every region has a benchmark without a
 * recording.
 */
@NullMarked
package ventral.scorer.simulation;

import org.jspecify.annotations.NullMarked;
