/** Compares a disturbed experiment with the undisturbed one, and reports recovery times and verdicts. */
@NullMarked
package ventral.cli.chaos.report;

import org.jspecify.annotations.NullMarked;
