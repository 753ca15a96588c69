/** Reads recipes and palettes from YAML. */
@NullMarked
package ventral.render.yaml;

import org.jspecify.annotations.NullMarked;
