package ventral.gateway.ledger.change;

import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;

/** The content of one record of a topic: a complete value that replaces the previous one of the same name. */
public sealed interface Change {

    /** Calls the method of the visitor that handles this kind of change. */
    void accept(ChangeVisitor visitor);

    /** A change of one resource. */
    sealed interface ResourceChange extends Change {

        /** Returns the name of the resource. */
        ResourceName name();

        /** Returns the topic that holds the record. */
        LedgerSource source();
    }

    /** The intent for a stream changed. The stream's reported status is not part of this. */
    record StreamIntentChanged(Stream stream) implements ResourceChange {
        @Override
        public StreamName name() {
            return stream.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.STREAM_INTENTS;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * The intent for a run changed: created, paused, resumed or cancelled. The run's reported status is not part of
     * this.
     */
    record RunIntentChanged(Run run) implements ResourceChange {
        @Override
        public RunName name() {
            return run.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.RUN_INTENTS;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** The intent for a sweep changed: created or cancelled. */
    record SweepIntentChanged(Sweep sweep) implements ResourceChange {
        @Override
        public SweepName name() {
            return sweep.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.SWEEP_INTENTS;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A renderer reported the status of a stream. */
    record StreamReported(StreamName name, Stream.ReportedStatus progress) implements ResourceChange {
        @Override
        public LedgerSource source() {
            return LedgerSource.STREAM_STATUSES;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A trainer reported the status of a run; see {@link LedgerRules#isStale(Run.ReportedStatus, Run.ReportedStatus)}. */
    record RunReported(RunName name, Run.ReportedStatus progress) implements ResourceChange {
        @Override
        public LedgerSource source() {
            return LedgerSource.RUN_STATUSES;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A trainer stored a checkpoint; see {@link LedgerRules#isStale(Checkpoint, Checkpoint)}. */
    record CheckpointWritten(Checkpoint checkpoint) implements ResourceChange {
        @Override
        public CheckpointName name() {
            return checkpoint.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.CHECKPOINTS;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** The scorer measured a checkpoint. */
    record CheckpointScored(Score score) implements ResourceChange {
        @Override
        public ScoreName name() {
            return score.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.SCORES;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** The scorer measured a reference network. */
    record ReferenceScored(ReferenceScore score) implements ResourceChange {
        @Override
        public ReferenceScoreName name() {
            return score.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.REFERENCE_SCORES;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** The scorer reported a benchmark. */
    record BenchmarkReported(Benchmark benchmark) implements ResourceChange {
        @Override
        public BenchmarkName name() {
            return benchmark.name();
        }

        @Override
        public LedgerSource source() {
            return LedgerSource.BENCHMARKS;
        }

        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A topic's key was deleted. */
    record KeyDeleted(LedgerSource source, ResourceName name) implements ResourceChange {
        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A topic's key was deleted that names no resource. Only a hole of that key can exist. */
    record UnreadableKeyDeleted() implements Change {
        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }

    /** A record could not be decoded, converted or stored. The table has a hole until a readable record of the same key replaces it. */
    record UnreadableRecord(String cause) implements Change {
        @Override
        public void accept(ChangeVisitor visitor) {
            visitor.visit(this);
        }
    }
}
