/** Implements the commands that create, list, describe and cancel sweeps: runs that are compared with each other. */
@NullMarked
package ventral.cli.sweep;

import org.jspecify.annotations.NullMarked;
