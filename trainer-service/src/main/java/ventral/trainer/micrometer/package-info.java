/** Exports the progress of runs as Prometheus metrics. */
@NullMarked
package ventral.trainer.micrometer;

import org.jspecify.annotations.NullMarked;
