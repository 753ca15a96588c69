/** Tests the gauges as Prometheus reads them. */
@NullMarked
package ventral.gateway.micrometer;

import org.jspecify.annotations.NullMarked;
