/** Draws scenes with OpenGL, without a display. Speaks EGL and OpenGL, decides nothing. */
@NullMarked
package ventral.render.gl;

import org.jspecify.annotations.NullMarked;
