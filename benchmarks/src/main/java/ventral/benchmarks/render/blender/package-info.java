/** Compares with Blender: its engines render the same meshes in the same poses. */
@NullMarked
package ventral.benchmarks.render.blender;

import org.jspecify.annotations.NullMarked;
