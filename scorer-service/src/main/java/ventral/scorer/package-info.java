/** The scorer-service: its wiring, its configuration and its commands. */
@NullMarked
package ventral.scorer;

import org.jspecify.annotations.NullMarked;
