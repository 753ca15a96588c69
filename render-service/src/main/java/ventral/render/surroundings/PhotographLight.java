package ventral.render.surroundings;

import ventral.render.object.Colour;

/**
 * Light estimated from a photograph, for the place where it was taken.
 *
 * @param aspect width over height of the original photograph
 * @param tint factor on a lamp's ambient light, with luminance {@code gain}
 * @param gain brightness relative to a usual room
 */
record PhotographLight(float aspect, Colour tint, float gain) {

    /** Mean luminance of a photograph that is as bright as a room. */
    private static final float USUAL = .2f;

    private static final float LEAST_GAIN = .35f;
    private static final float GREATEST_GAIN = 1.6f;

    static PhotographLight of(Photograph photograph) {
        Colour mean = photograph.mean();
        float luminance = Math.max(1e-3f, .2126f * mean.red() + .7152f * mean.green() + .0722f * mean.blue());
        float gain = Math.max(LEAST_GAIN, Math.min(GREATEST_GAIN, luminance / USUAL));
        return new PhotographLight(photograph.aspect(), mean.times(gain / luminance), gain);
    }

    /** Returns a lamp's light adapted to the photograph: the ambient light takes the photograph's colour. */
    Light on(Light lamp) {
        return new Light(
                lamp.sunDirection(),
                lamp.sun().times(gain),
                lamp.ambient().stream()
                        .map(term -> new Colour(
                                term.red() * tint.red(), term.green() * tint.green(), term.blue() * tint.blue()))
                        .toList());
    }
}
