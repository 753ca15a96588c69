/** Renders scenes with EGL and OpenGL, without a display. The package holds no decisions. */
@NullMarked
package ventral.render.gl;

import org.jspecify.annotations.NullMarked;
