/** Defines the configuration of the render service, and loads it for commands. */
@NullMarked
package ventral.render.config;

import org.jspecify.annotations.NullMarked;
