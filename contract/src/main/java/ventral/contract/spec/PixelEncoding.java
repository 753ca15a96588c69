package ventral.contract.spec;

/** How pictures are stored in the image log. */
public enum PixelEncoding {
    /** RGB, one byte a channel, row by row from the top. */
    RAW,
    /** Differences between neighbouring pixels, then Zstandard; the same pixels. */
    ZSTD,
    /** JPEG of quality 90 without chroma subsampling; nearly the same pixels. */
    JPEG
}
