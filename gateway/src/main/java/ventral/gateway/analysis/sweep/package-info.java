/** Reads the results of a sweep and of joined sweeps, and groups its runs by measure and objective. */
@NullMarked
package ventral.gateway.analysis.sweep;

import org.jspecify.annotations.NullMarked;
