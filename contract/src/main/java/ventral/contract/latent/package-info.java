/** Latent variables of a scene, and the objectives that networks learn to recover them from an image. */
@NullMarked
package ventral.contract.latent;

import org.jspecify.annotations.NullMarked;
