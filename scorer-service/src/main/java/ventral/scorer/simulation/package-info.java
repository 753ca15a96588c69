/** A made-up ventral stream that answers pictures with spikes, so that every region has a benchmark without an animal. */
@NullMarked
package ventral.scorer.simulation;

import org.jspecify.annotations.NullMarked;
