package ventral.planner.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.planner.flow.Flow;
import ventral.planner.flow.Flow.ResourceUse;
import ventral.planner.flow.FlowSimulation;

/**
 * Simulates a renderer, which renders its part of one piece of a stream after the other. Preemption keeps what it has
 * rendered of a piece.
 */
final class SimulatedRenderer implements PreemptibleInstance {

    private final FlowSimulation simulation;
    private final SimulatedStream stream;
    private final List<ResourceUse> uses;
    private final double share;
    private int piece;
    private double left;
    private @Nullable Flow making;

    /**
     * Makes a renderer that is not started yet.
     *
     * @param uses resources that an image uses
     * @param share of all images that this renderer makes
     */
    SimulatedRenderer(FlowSimulation simulation, SimulatedStream stream, List<ResourceUse> uses, double share) {
        this.simulation = simulation;
        this.stream = stream;
        this.uses = uses;
        this.share = share;
        this.left = stream.pieceLength(0) * share;
    }

    @Override
    public void start() {
        if (piece < stream.pieceCount()) {
            making = Flow.of(left, uses, this::made);
            simulation.start(making);
        }
    }

    @Override
    public void preempt() {
        if (making != null) {
            simulation.stop(making);
            left -= making.doneAmount();
            making = null;
        }
    }

    private void made() {
        making = null;
        int done = piece++;
        if (piece < stream.pieceCount()) {
            left = stream.pieceLength(piece) * share;
        }
        start();
        stream.made(done);
    }
}
