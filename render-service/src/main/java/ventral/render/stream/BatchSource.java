package ventral.render.stream;

import ventral.contract.latent.LatentSpace;

/** A stream as a function: from a batch's index to its labelled images. */
public interface BatchSource {

    /** What stands for everything that the images follow from. */
    StreamDigest digest();

    /** What the images' labels range over. */
    LatentSpace latentSpace();

    ImageBatch batch(long batchIndex);
}
