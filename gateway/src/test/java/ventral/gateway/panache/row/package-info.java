/** Tests the mapping of rows. */
@NullMarked
package ventral.gateway.panache.row;

import org.jspecify.annotations.NullMarked;
