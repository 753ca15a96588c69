/**
 * Implements {@code ventral bench}: runs a program of the module {@code benchmarks} with the temporary broker, gateway
 * or system that it needs.
 */
@NullMarked
package ventral.cli.bench;

import org.jspecify.annotations.NullMarked;
