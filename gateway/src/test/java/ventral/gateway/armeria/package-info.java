/** The door, asked over real connections. */
@NullMarked
package ventral.gateway.armeria;

import org.jspecify.annotations.NullMarked;
