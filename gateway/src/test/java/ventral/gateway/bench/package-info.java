/** Tests of what measures a gateway. */
@NullMarked
package ventral.gateway.bench;

import org.jspecify.annotations.NullMarked;
