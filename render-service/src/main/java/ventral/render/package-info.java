/** The render-service: its wiring, configuration and commands. */
@NullMarked
package ventral.render;

import org.jspecify.annotations.NullMarked;
