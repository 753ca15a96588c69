/** Holds the measured and assumed rates of every stage of the system, and the sizes of what it stores. */
@NullMarked
package ventral.planner.rate;

import org.jspecify.annotations.NullMarked;
