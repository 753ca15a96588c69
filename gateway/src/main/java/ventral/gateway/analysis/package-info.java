/** Analyses a sweep: how alignment grows with dataset size, and how objectives and controls differ. */
@NullMarked
package ventral.gateway.analysis;

import org.jspecify.annotations.NullMarked;
