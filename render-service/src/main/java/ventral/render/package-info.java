/** Starts the render service and holds its wiring, lifecycle and topics. */
@NullMarked
package ventral.render;

import org.jspecify.annotations.NullMarked;
