package ventral.contract.spec;

/** Encodings of images in the image log. */
public enum PixelEncoding {
    /** RGB, one byte a channel, row by row from the top. */
    RAW,
    /** Differences between neighbouring pixels, compressed by Zstandard; lossless. */
    ZSTD,
    /** JPEG of quality 90 without chroma subsampling; lossy, with nearly the same pixels. */
    JPEG
}
