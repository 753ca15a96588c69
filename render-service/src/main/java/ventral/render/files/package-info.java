/** Writes pictures and labels as files. */
@NullMarked
package ventral.render.files;

import org.jspecify.annotations.NullMarked;
