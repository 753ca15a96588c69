package ventral.render.model;

import java.util.List;
import ventral.render.scene.Colour;
import ventral.render.scene.Draws;
import ventral.render.scene.Material;

/** What things are made of: ranges that a material is drawn from. */
enum Finish {
    WOOD(
            new Range(.05f, .1f),
            new Range(.35f, .7f),
            new Range(.3f, .8f),
            new Range(.45f, .75f),
            0,
            Pattern.WOOD,
            Pattern.PLANKS),
    METAL(new Range(.55f, .65f), new Range(0, .1f), new Range(.6f, .95f), new Range(.15f, .45f), 1, Pattern.FLAT),
    BRASS(new Range(.1f, .13f), new Range(.5f, .7f), new Range(.7f, .95f), new Range(.15f, .4f), 1, Pattern.FLAT),
    PLASTIC(Range.ANY, new Range(.2f, .9f), new Range(.3f, .95f), new Range(.25f, .6f), 0, Pattern.FLAT),
    PAINT(
            Range.ANY,
            new Range(.5f, .95f),
            new Range(.3f, .9f),
            new Range(.15f, .35f),
            0,
            Pattern.FLAT,
            Pattern.STRIPES),
    CERAMIC(
            Range.ANY,
            new Range(0, .7f),
            new Range(.5f, .97f),
            new Range(.1f, .35f),
            0,
            Pattern.FLAT,
            Pattern.DOTS,
            Pattern.STRIPES),
    GLASS(new Range(.2f, .6f), new Range(.1f, .7f), new Range(.1f, .6f), new Range(.05f, .15f), 0, Pattern.FLAT),
    FABRIC(
            Range.ANY,
            new Range(.1f, .8f),
            new Range(.2f, .9f),
            new Range(.85f, 1),
            0,
            Pattern.WEAVE,
            Pattern.CHECKER,
            Pattern.STRIPES),
    RUBBER(Range.ANY, new Range(0, .05f), new Range(.08f, .2f), new Range(.7f, .9f), 0, Pattern.FLAT),
    LEAF(new Range(.22f, .36f), new Range(.5f, .9f), new Range(.25f, .6f), new Range(.5f, .8f), 0, Pattern.CLOUD),
    CLAY(
            new Range(.02f, .07f),
            new Range(.4f, .7f),
            new Range(.4f, .75f),
            new Range(.8f, 1),
            0,
            Pattern.CLOUD,
            Pattern.FLAT),
    PEEL(
            new Range(.95f, 1.16f),
            new Range(.6f, .9f),
            new Range(.5f, .95f),
            new Range(.25f, .5f),
            0,
            Pattern.CLOUD,
            Pattern.SPECKLE);

    private record Range(float low, float high) {
        static final Range ANY = new Range(0, 1);

        float draw(Draws draws) {
            return draws.in(low, high);
        }
    }

    private final Range hue;
    private final Range saturation;
    private final Range value;
    private final Range roughness;
    private final float metalness;
    private final List<Pattern> patterns;

    Finish(Range hue, Range saturation, Range value, Range roughness, float metalness, Pattern... patterns) {
        this.hue = hue;
        this.saturation = saturation;
        this.value = value;
        this.roughness = roughness;
        this.metalness = metalness;
        this.patterns = List.of(patterns);
    }

    Material draw(Draws draws) {
        float h = hue.draw(draws);
        float s = saturation.draw(draws);
        float v = value.draw(draws);
        return new Material(
                Colour.hsv(h + draws.in(-.03f, .03f), s, v * draws.in(.5f, .8f)),
                Colour.hsv(h, s, v),
                patterns.get(draws.below(patterns.size())).ordinal(),
                draws.in(.6f, 1.5f),
                roughness.draw(draws),
                metalness);
    }
}
