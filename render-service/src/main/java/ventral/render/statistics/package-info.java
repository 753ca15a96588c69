/** Generates counter-based random numbers, and computes circular moments of angles. */
@NullMarked
package ventral.render.statistics;

import org.jspecify.annotations.NullMarked;
