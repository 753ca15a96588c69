/**
 * Decides which requests the gateway serves, by the host that they address, the page that sent them, and a quota, and
 * which clients no longer take what they are sent.
 */
@NullMarked
package ventral.gateway.access;

import org.jspecify.annotations.NullMarked;
