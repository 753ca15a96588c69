/** What a scene is made of and what a network can be asked to recover from its picture. */
@NullMarked
package ventral.contract.latent;

import org.jspecify.annotations.NullMarked;
