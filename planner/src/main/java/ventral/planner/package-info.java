/** Forecasts what an experiment takes on a system that need not exist: hours, bytes, cost and bottleneck. */
@NullMarked
package ventral.planner;

import org.jspecify.annotations.NullMarked;
