package ventral.scorer.benchmark;

/** What a reference line is of. */
public sealed interface ReferenceSource permits ReferenceNetwork, Recording {

    /** Returns what people call it. */
    String displayName();

    /** Returns the digest of what is scored, in lower-case hexadecimal: scores of another digest are out of date. */
    String sha256();
}
