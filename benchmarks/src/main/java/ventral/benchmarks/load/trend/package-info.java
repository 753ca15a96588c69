/** Decides whether a quantity of a system under load grows. */
@NullMarked
package ventral.benchmarks.load.trend;

import org.jspecify.annotations.NullMarked;
