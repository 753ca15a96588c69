/** Tests of small samples, exact where a library's are not. */
@NullMarked
package ventral.contract.statistics;

import org.jspecify.annotations.NullMarked;
