/** Defines the learner, a network in training on one device, and what it reports. */
@NullMarked
package ventral.trainer.learner;

import org.jspecify.annotations.NullMarked;
