/** Networks that are trained and scored: their tensors and layers, by name. */
@NullMarked
package ventral.contract.network;

import org.jspecify.annotations.NullMarked;
