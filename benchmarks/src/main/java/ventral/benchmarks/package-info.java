/** Holds what the benchmark programs share: processes that print a result as JSON, and the memory of this process. */
@NullMarked
package ventral.benchmarks;

import org.jspecify.annotations.NullMarked;
