/** Stores artifacts as files. */
@NullMarked
package ventral.platform.files;

import org.jspecify.annotations.NullMarked;
