/** Runs every decoder on hostile bytes within bounds of time and memory. */
@NullMarked
package ventral.fuzz;

import org.jspecify.annotations.NullMarked;
