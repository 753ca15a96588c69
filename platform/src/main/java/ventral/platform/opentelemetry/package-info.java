/** Records spans with OpenTelemetry and exports them over OTLP. */
@NullMarked
package ventral.platform.opentelemetry;

import org.jspecify.annotations.NullMarked;
