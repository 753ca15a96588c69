/** Prints the results of commands: tables for people, JSON, YAML and CSV for programs, and an exit status for scripts. */
@NullMarked
package ventral.cli.output;

import org.jspecify.annotations.NullMarked;
