/** How pictures are brought to another size, alike wherever it is done. */
@NullMarked
package ventral.contract.scaling;

import org.jspecify.annotations.NullMarked;
