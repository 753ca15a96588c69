/** Starts the scorer service and holds its configuration, wiring, lifecycle and topics. */
@NullMarked
package ventral.scorer;

import org.jspecify.annotations.NullMarked;
