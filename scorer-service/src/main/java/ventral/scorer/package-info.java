/** Wiring, configuration and commands of the scorer service. */
@NullMarked
package ventral.scorer;

import org.jspecify.annotations.NullMarked;
