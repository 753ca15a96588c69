package ventral.render.scene;

import java.util.List;
import java.util.stream.Stream;

/** Draws materials of common kinds, with equal probability for every kind. */
public final class MaterialSampler {

    /**
     * A kind of material: the ranges from which the hue, saturation and value of the bright colour, and the roughness,
     * are drawn.
     *
     * @param patterned probability of a pattern, 0 to 1
     */
    private record Kind(Range hue, Range saturation, Range value, Range roughness, float metalness, float patterned) {}

    private record Range(float low, float high) {
        static final Range ANY = new Range(0, 1);

        float draw(Draws draws) {
            return draws.in(low, high);
        }
    }

    private static final Kind CERAMIC =
            new Kind(Range.ANY, new Range(0, .6f), new Range(.5f, .95f), new Range(.1f, .4f), 0, .4f);
    private static final Kind CONCRETE =
            new Kind(new Range(.05f, .15f), new Range(0, .15f), new Range(.3f, .75f), new Range(.8f, 1), 0, .7f);
    private static final Kind FABRIC =
            new Kind(Range.ANY, new Range(.1f, .85f), new Range(.2f, .9f), new Range(.85f, 1), 0, .7f);
    private static final Kind LEATHER =
            new Kind(new Range(.02f, .1f), new Range(.3f, .8f), new Range(.15f, .6f), new Range(.45f, .7f), 0, .3f);
    private static final Kind METAL =
            new Kind(new Range(.5f, .7f), new Range(0, .12f), new Range(.6f, .95f), new Range(.12f, .5f), 1, .1f);
    private static final Kind YELLOW_METAL =
            new Kind(new Range(.05f, .14f), new Range(.4f, .75f), new Range(.6f, .95f), new Range(.15f, .45f), 1, .1f);
    private static final Kind PAINT =
            new Kind(Range.ANY, new Range(.4f, .95f), new Range(.3f, .95f), new Range(.15f, .4f), 0, .2f);
    private static final Kind PAPER =
            new Kind(new Range(.08f, .16f), new Range(0, .3f), new Range(.6f, .97f), new Range(.8f, 1), 0, .3f);
    private static final Kind PLASTIC =
            new Kind(Range.ANY, new Range(.2f, .9f), new Range(.25f, .95f), new Range(.2f, .6f), 0, .1f);
    private static final Kind RUBBER =
            new Kind(Range.ANY, new Range(0, .1f), new Range(.06f, .25f), new Range(.7f, 1), 0, 0);
    private static final Kind STONE =
            new Kind(new Range(.02f, .2f), new Range(0, .35f), new Range(.25f, .85f), new Range(.2f, .9f), 0, .9f);
    private static final Kind WOOD =
            new Kind(new Range(.04f, .11f), new Range(.3f, .75f), new Range(.25f, .8f), new Range(.4f, .8f), 0, .9f);

    private static final List<Kind> KINDS = List.of(
            CERAMIC, CONCRETE, FABRIC, LEATHER, METAL, YELLOW_METAL, PAINT, PAPER, PLASTIC, RUBBER, STONE, WOOD);

    private final int patternCount;

    /**
     * Creates the sampler.
     *
     * @param patternCount number of procedural patterns to choose from, the first of which is plain
     */
    public MaterialSampler(int patternCount) {
        this.patternCount = patternCount;
    }

    /** Draws one material for each slot. */
    List<Material> draw(int slots, Draws draws) {
        return Stream.generate(() -> draw(draws)).limit(slots).toList();
    }

    private Material draw(Draws draws) {
        Kind kind = KINDS.get(draws.below(KINDS.size()));
        float hue = kind.hue().draw(draws);
        float saturation = kind.saturation().draw(draws);
        float value = kind.value().draw(draws);
        int pattern = draws.chance(kind.patterned()) ? draws.below(patternCount) : Material.PLAIN;
        return new Material(
                Colour.hsv(hue + draws.in(-.05f, .05f), saturation, value * draws.in(.45f, .85f)),
                Colour.hsv(hue, saturation, value),
                pattern,
                draws.in(.6f, 2),
                kind.roughness().draw(draws),
                kind.metalness());
    }
}
