/** Verifies JSON web tokens with jose4j. */
@NullMarked
package ventral.gateway.jose4j;

import org.jspecify.annotations.NullMarked;
