package ventral.gateway.ledger;

import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;

/** What one record of a topic says: a whole value that replaces the one before it under the same name. */
public sealed interface Change {

    /** A user wants a stream. Its progress is not part of this. */
    record StreamWanted(Stream stream) implements Change {}

    /** A user wants a run, or wants it to wait, or wants it no longer. Its progress is not part of this. */
    record RunWanted(Run run) implements Change {}

    /** A user wants a sweep, or wants it no longer. */
    record SweepWanted(Sweep sweep) implements Change {}

    /** A renderer reported. */
    record StreamReported(StreamName name, Stream.Progress progress) implements Change {}

    /** A trainer reported. Left out if a later owner of the run has reported already. */
    record RunReported(RunName name, Run.Progress progress) implements Change {}

    /** A trainer stored a checkpoint. Left out if a later owner of the run has stored it already. */
    record CheckpointWritten(Checkpoint checkpoint) implements Change {}

    /** The scorer measured a checkpoint. */
    record CheckpointScored(Score score) implements Change {}

    /** The scorer measured a reference network. */
    record ReferenceScored(ReferenceScore score) implements Change {}

    /** The scorer found a benchmark. */
    record BenchmarkFound(Benchmark benchmark) implements Change {}

    /** A topic's key was deleted. */
    record Deleted(Source source, ResourceName name) implements Change {}

    /** A record that cannot be read. The table has a hole until a readable record of the same key replaces it. */
    record Unreadable(String cause) implements Change {}
}
