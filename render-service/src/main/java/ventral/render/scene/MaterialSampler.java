package ventral.render.scene;

import java.util.List;
import java.util.stream.Stream;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.statistics.CounterBasedRandom;

/** Draws materials of common kinds, with equal probability for every kind. */
public final class MaterialSampler {

    /**
     * A kind of material: the ranges from which the hue, saturation and value of the bright colour, and the roughness,
     * are drawn.
     *
     * @param patterned probability of a pattern, 0 to 1
     */
    private record MaterialKind(
            PropertyRange hue,
            PropertyRange saturation,
            PropertyRange value,
            PropertyRange roughness,
            float metalness,
            float patterned) {}

    private record PropertyRange(float low, float high) {
        static final PropertyRange ANY = new PropertyRange(0, 1);

        float draw(CounterBasedRandom draws) {
            return draws.uniform(low, high);
        }
    }

    private static final MaterialKind CERAMIC = new MaterialKind(
            PropertyRange.ANY,
            new PropertyRange(0, .6f),
            new PropertyRange(.5f, .95f),
            new PropertyRange(.1f, .4f),
            0,
            .4f);
    private static final MaterialKind CONCRETE = new MaterialKind(
            new PropertyRange(.05f, .15f),
            new PropertyRange(0, .15f),
            new PropertyRange(.3f, .75f),
            new PropertyRange(.8f, 1),
            0,
            .7f);
    private static final MaterialKind FABRIC = new MaterialKind(
            PropertyRange.ANY,
            new PropertyRange(.1f, .85f),
            new PropertyRange(.2f, .9f),
            new PropertyRange(.85f, 1),
            0,
            .7f);
    private static final MaterialKind LEATHER = new MaterialKind(
            new PropertyRange(.02f, .1f),
            new PropertyRange(.3f, .8f),
            new PropertyRange(.15f, .6f),
            new PropertyRange(.45f, .7f),
            0,
            .3f);
    private static final MaterialKind METAL = new MaterialKind(
            new PropertyRange(.5f, .7f),
            new PropertyRange(0, .12f),
            new PropertyRange(.6f, .95f),
            new PropertyRange(.12f, .5f),
            1,
            .1f);
    private static final MaterialKind YELLOW_METAL = new MaterialKind(
            new PropertyRange(.05f, .14f),
            new PropertyRange(.4f, .75f),
            new PropertyRange(.6f, .95f),
            new PropertyRange(.15f, .45f),
            1,
            .1f);
    private static final MaterialKind PAINT = new MaterialKind(
            PropertyRange.ANY,
            new PropertyRange(.4f, .95f),
            new PropertyRange(.3f, .95f),
            new PropertyRange(.15f, .4f),
            0,
            .2f);
    private static final MaterialKind PAPER = new MaterialKind(
            new PropertyRange(.08f, .16f),
            new PropertyRange(0, .3f),
            new PropertyRange(.6f, .97f),
            new PropertyRange(.8f, 1),
            0,
            .3f);
    private static final MaterialKind PLASTIC = new MaterialKind(
            PropertyRange.ANY,
            new PropertyRange(.2f, .9f),
            new PropertyRange(.25f, .95f),
            new PropertyRange(.2f, .6f),
            0,
            .1f);
    private static final MaterialKind RUBBER = new MaterialKind(
            PropertyRange.ANY,
            new PropertyRange(0, .1f),
            new PropertyRange(.06f, .25f),
            new PropertyRange(.7f, 1),
            0,
            0);
    private static final MaterialKind STONE = new MaterialKind(
            new PropertyRange(.02f, .2f),
            new PropertyRange(0, .35f),
            new PropertyRange(.25f, .85f),
            new PropertyRange(.2f, .9f),
            0,
            .9f);
    private static final MaterialKind WOOD = new MaterialKind(
            new PropertyRange(.04f, .11f),
            new PropertyRange(.3f, .75f),
            new PropertyRange(.25f, .8f),
            new PropertyRange(.4f, .8f),
            0,
            .9f);

    private static final List<MaterialKind> KINDS = List.of(
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
    List<Material> draw(int slots, CounterBasedRandom draws) {
        return Stream.generate(() -> draw(draws)).limit(slots).toList();
    }

    private Material draw(CounterBasedRandom draws) {
        MaterialKind kind = KINDS.get(draws.nextInt(KINDS.size()));
        float hue = kind.hue().draw(draws);
        float saturation = kind.saturation().draw(draws);
        float value = kind.value().draw(draws);
        int pattern = draws.chance(kind.patterned()) ? draws.nextInt(patternCount) : Material.PLAIN;
        return new Material(
                Colour.hsv(hue + draws.uniform(-.05f, .05f), saturation, value * draws.uniform(.45f, .85f)),
                Colour.hsv(hue, saturation, value),
                pattern,
                draws.uniform(.6f, 2),
                kind.roughness().draw(draws),
                kind.metalness());
    }
}
