/** The render-service: its wiring, its configuration and its commands. */
@NullMarked
package ventral.render;

import org.jspecify.annotations.NullMarked;
