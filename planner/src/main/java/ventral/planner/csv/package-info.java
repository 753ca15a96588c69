/** Reads the table of rates, {@code rates.csv}. */
@NullMarked
package ventral.planner.csv;

import org.jspecify.annotations.NullMarked;
