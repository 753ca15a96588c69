/** The gateway: its wiring and its configuration. */
@NullMarked
package ventral.gateway;

import org.jspecify.annotations.NullMarked;
