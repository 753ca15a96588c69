/** Reads files of the gateway's configuration. */
@NullMarked
package ventral.gateway.files;

import org.jspecify.annotations.NullMarked;
