package ventral.platform.pixels;

/**
 * The error of decoded pixels against those that were encoded.
 *
 * @param meanSquare mean of the squared difference of a channel, levels of 255
 * @param largest largest difference of a channel, levels of 255
 */
public record PixelError(double meanSquare, int largest) {

    /** Compares two arrays of pixels of one length. */
    public static PixelError between(byte[] before, byte[] after) {
        if (before.length != after.length) {
            throw new IllegalArgumentException("%d bytes against %d".formatted(before.length, after.length));
        }
        long squares = 0;
        int largest = 0;
        for (int i = 0; i < before.length; i++) {
            int difference = Math.abs(Byte.toUnsignedInt(before[i]) - Byte.toUnsignedInt(after[i]));
            squares += (long) difference * difference;
            largest = Math.max(largest, difference);
        }
        return new PixelError((double) squares / before.length, largest);
    }

    /** Returns the peak signal-to-noise ratio in dB; infinite for equal pixels. */
    public double psnr() {
        return 10 * Math.log10(255 * 255 / meanSquare);
    }
}
