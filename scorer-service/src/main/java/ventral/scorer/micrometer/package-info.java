/** Exports the scorer's work as Prometheus metrics. */
@NullMarked
package ventral.scorer.micrometer;

import org.jspecify.annotations.NullMarked;
