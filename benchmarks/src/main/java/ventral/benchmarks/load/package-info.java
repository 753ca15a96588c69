/** Keeps a whole system busy for hours and samples what its processes use. */
@NullMarked
package ventral.benchmarks.load;

import org.jspecify.annotations.NullMarked;
