/** Implements the commands that back up, restore and diagnose an installation. */
@NullMarked
package ventral.cli.maintenance;

import org.jspecify.annotations.NullMarked;
