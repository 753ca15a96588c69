/** Describes faults, and draws a schedule of faults from a seed. */
@NullMarked
package ventral.cli.chaos.fault;

import org.jspecify.annotations.NullMarked;
