/** Tests the gateway's configuration. */
@NullMarked
package ventral.gateway;

import org.jspecify.annotations.NullMarked;
