package ventral.render.texture;

import java.util.function.IntFunction;

/** Tileable procedural grey patterns. */
public enum TexturePattern {
    FLAT {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return .5f + .1f * (noise.cloud(x, y) - .5f);
        }
    },
    CLOUD {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return noise.cloud(x, y) * 2.4f - .7f;
        }
    },
    WOOD {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return .5f + .45f * wave(3 * x + 1.6f * noise.at(x, y, 0) + .5f * noise.cloud(x, y));
        }
    },
    BRICK {
        @Override
        float at(float x, float y, ValueNoise noise) {
            float row = (float) Math.floor(y * 8);
            float column = x * 4 + .5f * (row % 2);
            float tone = noise.at((float) Math.floor(column) / 4, row / 8, 2);
            return gap(column, .05f) * gap(y * 8, .1f) * (.5f + .5f * tone);
        }
    },
    TILE {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return gap(x * 4, .04f) * gap(y * 4, .04f) * (.7f + .3f * noise.cloud(x, y));
        }
    },
    WEAVE {
        @Override
        float at(float x, float y, ValueNoise noise) {
            boolean warp = ((int) (x * 32) + (int) (y * 32)) % 2 == 0;
            return .5f + .3f * (warp ? wave(x * 16) : wave(y * 16)) + .3f * (noise.cloud(x, y) - .5f);
        }
    },
    STRIPES {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return .5f + 3 * wave(x * 6);
        }
    },
    CHECKER {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return ((int) (x * 8) + (int) (y * 8)) % 2;
        }
    },
    DOTS {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return (.32f - (float) StrictMath.hypot(fraction(x * 6) - .5f, fraction(y * 6) - .5f)) * 12;
        }
    },
    MARBLE {
        @Override
        float at(float x, float y, ValueNoise noise) {
            float cloud = noise.cloud(x, y);
            return 1 - 1.45f * Math.abs(wave(x + y + 1.8f * cloud)) + .2f * cloud;
        }
    },
    PLANKS {
        @Override
        float at(float x, float y, ValueNoise noise) {
            float board = noise.at((float) Math.floor(x * 6) / 6, .37f, 2);
            return gap(x * 6, .05f) * (.35f + .5f * board + .35f * (noise.at(x, y, 3) - .5f));
        }
    },
    SPECKLE {
        @Override
        float at(float x, float y, ValueNoise noise) {
            return noise.at(x * 2, y * 2, 3) > .72f ? 1 : .15f;
        }
    };

    /** Width and height of a pattern in pixels. */
    public static final int SIZE = 256;

    private static final long SEED = 7;

    /** Returns the value at a position in units of the tile; values are later clamped to [0, 1]. */
    abstract float at(float x, float y, ValueNoise noise);

    /**
     * Returns a function from a pattern's index to its pixels: {@link #SIZE} squared values in [0, 255], row by row.
     */
    public static IntFunction<byte[]> painter() {
        ValueNoise noise = new ValueNoise(SEED);
        return index -> values()[index].paint(noise);
    }

    private byte[] paint(ValueNoise noise) {
        byte[] grey = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float value = at((x + .5f) / SIZE, (y + .5f) / SIZE, noise);
                grey[y * SIZE + x] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
            }
        }
        return grey;
    }

    private static float fraction(float x) {
        return x - (float) Math.floor(x);
    }

    /** Returns 0 in the joints at integers and 1 between them. */
    private static float gap(float x, float width) {
        float f = fraction(x);
        return Math.min(1, Math.min(f, 1 - f) / width);
    }

    private static float wave(float turns) {
        return (float) StrictMath.sin(2 * Math.PI * turns);
    }
}
