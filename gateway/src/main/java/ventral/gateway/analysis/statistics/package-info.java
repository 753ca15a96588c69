/** Computes sample statistics, fits scaling laws to points, and finds where a fit crosses a level or another curve. */
@NullMarked
package ventral.gateway.analysis.statistics;

import org.jspecify.annotations.NullMarked;
