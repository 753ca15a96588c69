/** Holds the commands that render, export and import images and list models and backgrounds without a running service. */
@NullMarked
package ventral.render.command;

import org.jspecify.annotations.NullMarked;
