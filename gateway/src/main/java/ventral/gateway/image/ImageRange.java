package ventral.gateway.image;

import ventral.contract.name.StreamName;

/**
 * Specifies a range of images.
 *
 * @param batchSize images in each batch of the stream
 * @param imageSize width and height of the stream's images, pixels
 * @param first index of the first image
 * @param count largest number of images
 * @param pngBytes limit of the sum of the PNG files; the first image is returned even if it is larger
 */
public record ImageRange(StreamName stream, int batchSize, int imageSize, long first, int count, int pngBytes) {

    public ImageRange {
        if (batchSize < 1 || imageSize < 1 || first < 0 || count < 1 || pngBytes < 1) {
            throw new IllegalArgumentException("%d images of size %d from %d on, in batches of %d, up to %d bytes"
                    .formatted(count, imageSize, first, batchSize, pngBytes));
        }
    }
}
