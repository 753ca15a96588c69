/** Analyses the scores of a sweep: how alignment grows with the amount of training data. */
@NullMarked
package ventral.gateway.analysis;

import org.jspecify.annotations.NullMarked;
