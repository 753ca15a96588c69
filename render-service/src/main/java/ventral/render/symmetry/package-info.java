/** Which models look the same after a turn. */
@NullMarked
package ventral.render.symmetry;

import org.jspecify.annotations.NullMarked;
