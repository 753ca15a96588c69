package ventral.render.model;

import java.util.List;
import ventral.render.scene.Colour;
import ventral.render.scene.Draws;
import ventral.render.scene.Material;

/**
 * A surface finish: the ranges that a material is drawn from.
 *
 * @param hue in turns; 0 to 1 is any hue
 * @param contrast value of the pattern's dark colour divided by that of its bright one
 * @param scale pattern repeats per unit of texture coordinate
 */
public record Finish(
        Range hue,
        Range saturation,
        Range value,
        Range roughness,
        float metalness,
        Range scale,
        Range contrast,
        List<Pattern> patterns) {

    /** A uniform distribution between two ends. */
    public record Range(float low, float high) {

        public Range {
            if (!(low <= high)) {
                throw new RecipeException("%s to %s is not a range".formatted(low, high));
            }
        }

        float draw(Draws draws) {
            return draws.in(low, high);
        }
    }

    public Finish {
        patterns = List.copyOf(patterns);
    }

    Material draw(Draws draws) {
        float h = hue.draw(draws);
        float s = saturation.draw(draws);
        float v = value.draw(draws);
        return new Material(
                Colour.hsv(h + draws.in(-.03f, .03f), s, v * contrast.draw(draws)),
                Colour.hsv(h, s, v),
                patterns.get(draws.below(patterns.size())).ordinal(),
                scale.draw(draws),
                roughness.draw(draws),
                metalness);
    }
}
