/** Where artifacts are kept: the places that the URIs in events name. */
@NullMarked
package ventral.contract.artifact;

import org.jspecify.annotations.NullMarked;
