/** Starts the trainer service and holds its configuration, wiring, lifecycle and topics. */
@NullMarked
package ventral.trainer;

import org.jspecify.annotations.NullMarked;
