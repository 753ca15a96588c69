/** Measures rendering and image encodings on this machine, compared with Blender. */
@NullMarked
package ventral.benchmarks.render;

import org.jspecify.annotations.NullMarked;
