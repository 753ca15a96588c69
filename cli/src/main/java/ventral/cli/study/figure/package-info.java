/** Draws the figures of a study: learning of latents, objectives beside controls, scores against dataset size. */
@NullMarked
package ventral.cli.study.figure;

import org.jspecify.annotations.NullMarked;
