/** Detects which models look the same after a rotation. */
@NullMarked
package ventral.render.symmetry;

import org.jspecify.annotations.NullMarked;
