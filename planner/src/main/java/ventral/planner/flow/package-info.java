/** Simulates flows that share limited resources, from the end of one flow to the end of the next. */
@NullMarked
package ventral.planner.flow;

import org.jspecify.annotations.NullMarked;
