/** Reads packs, which are models by other authors with a label table, into object libraries. */
@NullMarked
package ventral.render.pack;

import org.jspecify.annotations.NullMarked;
