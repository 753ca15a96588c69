/** Implements the commands that analyse a sweep: scaling curves, comparisons of objectives, and the scorer's analyses of its checkpoints. */
@NullMarked
package ventral.cli.analysis;

import org.jspecify.annotations.NullMarked;
