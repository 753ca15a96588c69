package ventral.render.gl;

import ventral.render.surroundings.Panorama;

/**
 * One mipmap level of a panorama. Levels are averages of radiance.
 *
 * @param radiance linear RGB, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record PanoramaMipmapLevel(int width, int height, float[] radiance) {

    static PanoramaMipmapLevel of(Panorama panorama) {
        return new PanoramaMipmapLevel(panorama.width(), panorama.height(), panorama.radiance());
    }

    /** Returns the next level, of half the width and height, rounded down to at least 1. */
    PanoramaMipmapLevel next() {
        int columns = Math.max(1, width / 2);
        int rows = Math.max(1, height / 2);
        float[] means = new float[3 * columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int right = Math.min(2 * x + 1, width - 1);
                int below = Math.min(2 * y + 1, height - 1);
                for (int c = 0; c < 3; c++) {
                    means[3 * (y * columns + x) + c] =
                            (at(2 * x, 2 * y, c) + at(right, 2 * y, c) + at(2 * x, below, c) + at(right, below, c)) / 4;
                }
            }
        }
        return new PanoramaMipmapLevel(columns, rows, means);
    }

    private float at(int x, int y, int channel) {
        return radiance[3 * (y * width + x) + channel];
    }

    /**
     * Returns the texels as bytes: 255 times the square root of r / (1 + r) for radiance r. A renderer on a CPU filters
     * bytes several times as fast as floats, and a step of one byte is less than two steps of the displayed image.
     */
    byte[] encoded() {
        byte[] bytes = new byte[radiance.length];
        for (int i = 0; i < bytes.length; i++) {
            float r = Math.max(0, radiance[i]);
            bytes[i] = (byte) Math.round(255 * Math.sqrt(r / (1 + r)));
        }
        return bytes;
    }
}
