/** Submits one experiment, follows its progress and formats its results. */
@NullMarked
package ventral.cli.experiment;

import org.jspecify.annotations.NullMarked;
