/** Follows changes of resources at the gateway, and prints them as progress bars or as rows. */
@NullMarked
package ventral.cli.watch;

import org.jspecify.annotations.NullMarked;
