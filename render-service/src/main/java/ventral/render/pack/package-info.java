/** Packs: models by other authors with a label table, and their conversion to meshes for scenes. */
@NullMarked
package ventral.render.pack;

import org.jspecify.annotations.NullMarked;
