/**
 * Describes a study: streams, sweeps and their controls, benchmarks, and the endpoint, which is fixed before any
 * result.
 */
@NullMarked
package ventral.cli.study;

import org.jspecify.annotations.NullMarked;
