/** Locations of stored artifacts: the URIs that events name. */
@NullMarked
package ventral.contract.artifact;

import org.jspecify.annotations.NullMarked;
