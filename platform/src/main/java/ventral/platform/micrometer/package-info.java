/** Exports what the services have in common as Prometheus metrics. */
@NullMarked
package ventral.platform.micrometer;

import org.jspecify.annotations.NullMarked;
