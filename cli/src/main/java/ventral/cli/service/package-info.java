/** Launches the programs of the renderer and the scorer on this terminal, without a running system. */
@NullMarked
package ventral.cli.service;

import org.jspecify.annotations.NullMarked;
