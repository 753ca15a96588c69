/** Exports what the renderer has appended as Prometheus metrics. */
@NullMarked
package ventral.render.micrometer;

import org.jspecify.annotations.NullMarked;
