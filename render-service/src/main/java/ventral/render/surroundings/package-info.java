/** Samples the surroundings of an object: rooms, panoramas or photographs as background, and the light that they give. */
@NullMarked
package ventral.render.surroundings;

import org.jspecify.annotations.NullMarked;
