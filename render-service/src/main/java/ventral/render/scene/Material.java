package ventral.render.scene;

/**
 * A surface. Its reflectance goes from {@code dark} to {@code bright} as its pattern does from 0 to 1.
 *
 * @param pattern index among the painted patterns; from {@code patternCount} on, an index among the library's pictures,
 *     whose colours are then multiplied by {@code bright}
 * @param scale pattern repeats per unit of texture coordinate
 * @param roughness of the GGX microfacets, 0 to 1
 * @param metalness 0 for a dielectric, 1 for a metal
 */
public record Material(Colour dark, Colour bright, int pattern, float scale, float roughness, float metalness) {

    /** The first painted pattern, which nearly is one grey. */
    public static final int PLAIN = 0;
}
