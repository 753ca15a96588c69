package ventral.render.surroundings;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3f;
import ventral.render.object.Colour;

/**
 * An equirectangular image of all directions. Row 0 is up; column 0 is at -z, and columns turn towards +x.
 *
 * @param name name of the file without its extension
 * @param radiance linear RGB, row by row, scaled so that every panorama has the same mean luminance
 * @param light the panorama as light: its brightest part as the key light, the rest as ambient light
 */
@SuppressWarnings("ArrayRecordComponent")
public record Panorama(String name, int width, int height, float[] radiance, Light light) {

    private static final double MEAN_LUMINANCE = .5;

    /** Luminance above which a pixel counts as sun rather than sky. */
    private static final float SUN_LUMINANCE = 6;

    /** Coefficients of a cosine lobe divided by pi, by band of the harmonics (Ramamoorthi and Hanrahan 2001). */
    private static final float[] LOBE = {1, 2f / 3, 2f / 3, 2f / 3, .25f, .25f, .25f, .25f, .25f};

    /**
     * Creates a panorama from linear radiance of any scale.
     *
     * @param rgb linear radiance, 3 x width x height values in the layout of {@link #radiance}
     */
    public static Panorama of(String name, int width, int height, float[] rgb) {
        float[] radiance = rgb.clone();
        float gain = (float) (MEAN_LUMINANCE / meanLuminance(width, height, rgb));
        for (int i = 0; i < radiance.length; i++) {
            radiance[i] *= gain;
        }
        return new Panorama(name, width, height, radiance, light(width, height, radiance));
    }

    private static double meanLuminance(int width, int height, float[] rgb) {
        double sum = 0;
        double area = 0;
        for (int i = 0; i < width * height; i++) {
            double weight = StrictMath.sin(Math.PI * (i / width + .5) / height);
            sum += weight * luminance(rgb, i);
            area += weight;
        }
        return sum / area;
    }

    private static Light light(int width, int height, float[] rgb) {
        float[][] harmonics = new float[9][3];
        float[] sun = new float[3];
        Vector3f towardsSun = new Vector3f();
        for (int i = 0; i < width * height; i++) {
            double polar = Math.PI * (i / width + .5) / height;
            double azimuth = 2 * Math.PI * (i % width + .5) / width;
            float solidAngle = (float) (StrictMath.sin(polar) * Math.PI / height * 2 * Math.PI / width);
            Vector3f direction = new Vector3f(
                    (float) (StrictMath.sin(polar) * StrictMath.sin(azimuth)), (float) StrictMath.cos(polar), (float)
                            (-StrictMath.sin(polar) * StrictMath.cos(azimuth)));
            float luminance = luminance(rgb, i);
            float sunShare = Math.max(0, luminance - SUN_LUMINANCE) / Math.max(luminance, 1e-6f);
            float[] basis = basis(direction);
            for (int k = 0; k < 3; k++) {
                float flux = rgb[3 * i + k] * solidAngle;
                sun[k] += flux * sunShare;
                for (int j = 0; j < 9; j++) {
                    harmonics[j][k] += flux * (1 - sunShare) * basis[j] * LOBE[j];
                }
            }
            towardsSun.fma(sunShare * luminance * solidAngle, direction);
        }
        boolean sunny = towardsSun.length() > 1e-4f;
        List<Colour> ambient = new ArrayList<>();
        for (float[] term : harmonics) {
            ambient.add(new Colour(term[0], term[1], term[2]));
        }
        return new Light(
                sunny ? towardsSun.normalize() : new Vector3f(0, 1, 0), new Colour(sun[0], sun[1], sun[2]), ambient);
    }

    private static float[] basis(Vector3f d) {
        return new float[] {
            .282095f,
            .488603f * d.y,
            .488603f * d.z,
            .488603f * d.x,
            1.092548f * d.x * d.y,
            1.092548f * d.y * d.z,
            .315392f * (3 * d.z * d.z - 1),
            1.092548f * d.x * d.z,
            .546274f * (d.x * d.x - d.y * d.y)
        };
    }

    private static float luminance(float[] rgb, int pixel) {
        return .2126f * rgb[3 * pixel] + .7152f * rgb[3 * pixel + 1] + .0722f * rgb[3 * pixel + 2];
    }
}
