package ventral.render.stream;

import ventral.contract.latent.LatentSpace;

/** Provides the batches of one stream: maps a batch index to labelled images. */
public interface BatchSource {

    /** Returns the digest of everything that determines the images. */
    StreamDigest digest();

    /** Returns the ranges of the images' labels. */
    LatentSpace latentSpace();

    ImageBatch batch(long batchIndex);
}
