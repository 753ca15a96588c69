/** Packs: models that somebody else made, with a label table, and what makes a file's triangles fit for scenes. */
@NullMarked
package ventral.render.pack;

import org.jspecify.annotations.NullMarked;
