package ventral.render.texture;

import ventral.render.statistics.CounterBasedRandom;

/** Tileable value noise at four scales: 4, 8, 16 and 32 cells per tile. */
final class ValueNoise {

    private static final int OCTAVES = 4;

    private final float[][] cells = new float[OCTAVES][];

    ValueNoise(long seed) {
        for (int octave = 0; octave < OCTAVES; octave++) {
            CounterBasedRandom draws = new CounterBasedRandom(seed, octave);
            int count = cellCount(octave);
            cells[octave] = new float[count * count];
            for (int i = 0; i < cells[octave].length; i++) {
                cells[octave][i] = draws.nextFloat();
            }
        }
    }

    /** Returns a smooth value in [0, 1] with a period of 1 in both coordinates. */
    float at(float x, float y, int octave) {
        int n = cellCount(octave);
        int column = (int) Math.floor(x * n);
        int row = (int) Math.floor(y * n);
        float u = smooth(x * n - column);
        float v = smooth(y * n - row);
        float top = blend(cell(octave, column, row), cell(octave, column + 1, row), u);
        float bottom = blend(cell(octave, column, row + 1), cell(octave, column + 1, row + 1), u);
        return blend(top, bottom, v);
    }

    /** Returns the sum of all scales, with the greatest weight on the coarse ones. */
    float cloud(float x, float y) {
        return .5f * at(x, y, 0) + .25f * at(x, y, 1) + .15f * at(x, y, 2) + .1f * at(x, y, 3);
    }

    private float cell(int octave, int column, int row) {
        int n = cellCount(octave);
        return cells[octave][Math.floorMod(row, n) * n + Math.floorMod(column, n)];
    }

    private static int cellCount(int octave) {
        return 4 << octave;
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    private static float blend(float a, float b, float t) {
        return a + (b - a) * t;
    }
}
