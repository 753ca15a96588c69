package ventral.render.object;

/** Linear RGB: radiance for light, reflectance in [0, 1] for a surface. */
public record Colour(float red, float green, float blue) {

    /** Converts from hue in turns and saturation and value in [0, 1], as shown on a display (gamma 2.2). */
    public static Colour hsv(float hue, float saturation, float value) {
        return new Colour(
                channel(5, hue, saturation, value),
                channel(3, hue, saturation, value),
                channel(1, hue, saturation, value));
    }

    public Colour times(float factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** Returns the luminance, with the channel weights of Rec. 709. */
    public float luminance() {
        return .2126f * red + .7152f * green + .0722f * blue;
    }

    private static float channel(int n, float hue, float saturation, float value) {
        float turns = hue - (float) Math.floor(hue);
        float k = (n + 6 * turns) % 6;
        float shown = value * (1 - saturation * Math.max(0, Math.min(Math.min(k, 4 - k), 1)));
        return (float) StrictMath.pow(shown, 2.2);
    }
}
