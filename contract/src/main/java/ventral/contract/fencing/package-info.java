/** Orders the rows that successive owners of a run write, so that a late row of a former owner is recognised. */
@NullMarked
package ventral.contract.fencing;

import org.jspecify.annotations.NullMarked;
