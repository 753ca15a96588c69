/** Builds what this machine renders with: the configured object libraries and background collections, and the scene renderers that load them. */
@NullMarked
package ventral.render.asset;

import org.jspecify.annotations.NullMarked;
