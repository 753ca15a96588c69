/** Implements the commands that check, run and report studies, the demo included. */
@NullMarked
package ventral.cli.study.command;

import org.jspecify.annotations.NullMarked;
