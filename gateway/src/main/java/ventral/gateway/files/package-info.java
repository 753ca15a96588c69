/** Files on a disk that the trainer shares. */
@NullMarked
package ventral.gateway.files;

import org.jspecify.annotations.NullMarked;
