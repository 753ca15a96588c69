/** The topics: their names, kinds, keys and record types. */
@NullMarked
package ventral.contract.topic;

import org.jspecify.annotations.NullMarked;
