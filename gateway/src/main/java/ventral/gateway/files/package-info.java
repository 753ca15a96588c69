/** Reads files from a disk that is shared with the trainers. */
@NullMarked
package ventral.gateway.files;

import org.jspecify.annotations.NullMarked;
