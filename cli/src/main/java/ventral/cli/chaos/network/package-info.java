/** Relays TCP connections, and interrupts them without closing them. */
@NullMarked
package ventral.cli.chaos.network;

import org.jspecify.annotations.NullMarked;
