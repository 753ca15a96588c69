/** Implements the commands that start the system on this machine and show the state of its components. */
@NullMarked
package ventral.cli.system;

import org.jspecify.annotations.NullMarked;
