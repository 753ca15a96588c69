package ventral.scorer.candidate;

/** Source of a reference model's features: a network or a recording. */
public sealed interface ReferenceSource permits ReferenceNetwork, Recording {

    /** Returns the display name. */
    String displayName();

    /**
     * Returns the digest of the scored content, in lower-case hexadecimal. Scores with another digest are out of date.
     */
    String sha256();
}
