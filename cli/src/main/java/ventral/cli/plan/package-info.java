/** Implements {@code ventral plan}: takes an experiment, a fleet and rates from the command line, and prints the planner's forecast. */
@NullMarked
package ventral.cli.plan;

import org.jspecify.annotations.NullMarked;
