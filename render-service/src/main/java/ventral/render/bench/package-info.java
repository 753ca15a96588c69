/** Measures rendering and image encodings on this machine, compared with Blender. */
@NullMarked
package ventral.render.bench;

import org.jspecify.annotations.NullMarked;
