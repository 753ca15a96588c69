package ventral.scorer.benchmark;

/** What a reference line is of. */
public sealed interface ReferenceSource permits ScriptedNetwork, Recording {

    /** What people call it. */
    String displayName();

    /** Digest of what is scored, in lower-case hexadecimal: scores of another digest are out of date. */
    String sha256();
}
