package ventral.gateway.ledger.change;

/** Handles each kind of {@link Change}. A new kind is a method here, so no implementation can leave it out. */
public interface ChangeVisitor {

    void visit(Change.StreamIntentChanged change);

    void visit(Change.RunIntentChanged change);

    void visit(Change.SweepIntentChanged change);

    void visit(Change.StreamReported change);

    void visit(Change.RunReported change);

    void visit(Change.CheckpointWritten change);

    void visit(Change.CheckpointScored change);

    void visit(Change.ReferenceScored change);

    void visit(Change.BenchmarkReported change);

    void visit(Change.KeyDeleted change);

    void visit(Change.UnreadableKeyDeleted change);

    void visit(Change.UnreadableRecord change);
}
