/** Describes a study: streams, sweeps and their controls, benchmarks, and the endpoint that is fixed beforehand. */
@NullMarked
package ventral.cli.study;

import org.jspecify.annotations.NullMarked;
