/** Implements {@code ventral bench}: runs the benchmark of a service with the temporary broker or gateway that it needs. */
@NullMarked
package ventral.cli.bench;

import org.jspecify.annotations.NullMarked;
