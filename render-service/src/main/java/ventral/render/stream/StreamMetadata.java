package ventral.render.stream;

import ventral.contract.latent.LatentSpace;

/** Metadata of a stream as recorded in the batches of its log, whichever renderer wrote them. */
public record StreamMetadata(StreamDigest digest, LatentSpace latentSpace) {}
