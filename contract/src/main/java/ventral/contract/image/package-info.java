/** Types that describe the stored images of a stream. */
@NullMarked
package ventral.contract.image;

import org.jspecify.annotations.NullMarked;
