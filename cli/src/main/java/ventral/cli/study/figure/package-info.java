/** Draws the figures of a study: prediction of latents during training, objectives beside controls, scaling curves. */
@NullMarked
package ventral.cli.study.figure;

import org.jspecify.annotations.NullMarked;
