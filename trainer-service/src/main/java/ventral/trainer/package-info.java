/** The trainer-service: its wiring, its configuration and its commands. */
@NullMarked
package ventral.trainer;

import org.jspecify.annotations.NullMarked;
