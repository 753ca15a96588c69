package ventral.gateway.image;

import ventral.contract.name.StreamName;

/**
 * Which images are asked for.
 *
 * @param batchSize images in each batch of the stream
 * @param first index of the first one
 * @param count at most so many
 * @param pngBytes no more once their pictures come to so much, except for the first
 */
public record ImageRange(StreamName stream, int batchSize, long first, int count, int pngBytes) {

    public ImageRange {
        if (batchSize < 1 || first < 0 || count < 1 || pngBytes < 1) {
            throw new IllegalArgumentException("%d images from %d on, in batches of %d, up to %d bytes"
                    .formatted(count, first, batchSize, pngBytes));
        }
    }
}
