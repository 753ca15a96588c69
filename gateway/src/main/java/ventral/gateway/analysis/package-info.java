/** What the scores of a sweep say: how alignment grows with the amount of training data. */
@NullMarked
package ventral.gateway.analysis;

import org.jspecify.annotations.NullMarked;
