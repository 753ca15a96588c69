package ventral.render.model;

import java.util.List;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.statistics.CounterBasedRandom;
import ventral.render.texture.TexturePattern;

/**
 * A surface finish: the ranges that a material is drawn from.
 *
 * @param hue in turns; 0 to 1 is any hue
 * @param contrast value of the pattern's dark colour divided by that of its bright one
 * @param scale pattern repeats per unit of texture coordinate
 */
public record SurfaceFinish(
        UniformRange hue,
        UniformRange saturation,
        UniformRange value,
        UniformRange roughness,
        float metalness,
        UniformRange scale,
        UniformRange contrast,
        List<TexturePattern> patterns) {

    /** A uniform distribution between two ends. */
    public record UniformRange(float low, float high) {

        public UniformRange {
            if (!(low <= high)) {
                throw new ObjectRecipeException("%s to %s is not a range".formatted(low, high));
            }
        }

        float draw(CounterBasedRandom draws) {
            return draws.uniform(low, high);
        }
    }

    public SurfaceFinish {
        patterns = List.copyOf(patterns);
    }

    Material draw(CounterBasedRandom draws) {
        float h = hue.draw(draws);
        float s = saturation.draw(draws);
        float v = value.draw(draws);
        return new Material(
                Colour.hsv(h + draws.uniform(-.03f, .03f), s, v * contrast.draw(draws)),
                Colour.hsv(h, s, v),
                patterns.get(draws.nextInt(patterns.size())).ordinal(),
                scale.draw(draws),
                roughness.draw(draws),
                metalness);
    }
}
