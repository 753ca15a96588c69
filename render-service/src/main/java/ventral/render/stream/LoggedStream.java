package ventral.render.stream;

import ventral.contract.latent.LatentSpace;

/** What the batches of a log say of their stream, whoever rendered them. */
public record LoggedStream(StreamDigest digest, LatentSpace latentSpace) {}
