/** Tests the deployment of Ventral against its code. */
@NullMarked
package ventral.deploy;

import org.jspecify.annotations.NullMarked;
