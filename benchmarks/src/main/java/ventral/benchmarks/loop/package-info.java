/** Measures the time of rendering, training and scoring at once beside that of each alone. */
@NullMarked
package ventral.benchmarks.loop;

import org.jspecify.annotations.NullMarked;
