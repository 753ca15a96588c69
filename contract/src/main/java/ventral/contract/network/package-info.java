/** The networks that are trained and scored: their tensors and their layers, by name. */
@NullMarked
package ventral.contract.network;

import org.jspecify.annotations.NullMarked;
