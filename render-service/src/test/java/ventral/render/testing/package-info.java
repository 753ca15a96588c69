/**
 * Test support of the renderer: in-memory logs and image sets, a scene renderer without a driver, and small scenes and
 * models.
 */
@NullMarked
package ventral.render.testing;

import org.jspecify.annotations.NullMarked;
