/** Decides which requests the gateway serves: by the host that they address, the page that sent them, and a quota. */
@NullMarked
package ventral.gateway.access;

import org.jspecify.annotations.NullMarked;
