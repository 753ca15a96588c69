package ventral.gateway.ledger.change;

import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;

/** The content of one record of a topic: a complete value that replaces the previous one of the same name. */
public sealed interface Change {

    /** The intent for a stream changed. The stream's reported status is not part of this. */
    record StreamIntentChanged(Stream stream) implements Change {}

    /**
     * The intent for a run changed: created, paused, resumed or cancelled. The run's reported status is not part of
     * this.
     */
    record RunIntentChanged(Run run) implements Change {}

    /** The intent for a sweep changed: created or cancelled. */
    record SweepIntentChanged(Sweep sweep) implements Change {}

    /** A renderer reported the status of a stream. */
    record StreamReported(StreamName name, Stream.ReportedStatus progress) implements Change {}

    /** A trainer reported the status of a run. Ignored if a later owner of the run has already reported. */
    record RunReported(RunName name, Run.ReportedStatus progress) implements Change {}

    /** A trainer stored a checkpoint. Ignored if a later owner of the run has already stored it. */
    record CheckpointWritten(Checkpoint checkpoint) implements Change {}

    /** The scorer measured a checkpoint. */
    record CheckpointScored(Score score) implements Change {}

    /** The scorer measured a reference network. */
    record ReferenceScored(ReferenceScore score) implements Change {}

    /** The scorer reported a benchmark. */
    record BenchmarkReported(Benchmark benchmark) implements Change {}

    /** A topic's key was deleted. */
    record KeyDeleted(LedgerSource source, ResourceName name) implements Change {}

    /** A record could not be read. The table has a hole until a readable record of the same key replaces it. */
    record UnreadableRecord(String cause) implements Change {}
}
