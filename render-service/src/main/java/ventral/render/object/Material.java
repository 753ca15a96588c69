package ventral.render.object;

/**
 * A surface material. Its reflectance goes from {@code dark} to {@code bright} as its pattern goes from 0 to 1.
 *
 * @param pattern index among the procedural patterns; from {@code patternCount} on, an index among the library's
 *     textures, whose colours are then multiplied by {@code bright}
 * @param scale pattern repeats per unit of texture coordinate
 * @param roughness roughness of the GGX microfacets, 0 to 1
 * @param metalness 0 for a dielectric, 1 for a metal
 */
public record Material(Colour dark, Colour bright, int pattern, float scale, float roughness, float metalness) {

    /** The first procedural pattern, which is nearly a uniform grey. */
    public static final int PLAIN = 0;
}
