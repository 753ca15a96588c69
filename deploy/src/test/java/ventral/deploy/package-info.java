/** How Ventral is deployed, held against what it is. */
@NullMarked
package ventral.deploy;

import org.jspecify.annotations.NullMarked;
