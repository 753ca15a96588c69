package ventral.cli.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.cli.flow.Flow;
import ventral.cli.flow.Flow.Use;
import ventral.cli.flow.Simulation;

/** Makes its part of every piece of a stream, one after the other. What is made of a piece when it is taken away stays. */
final class SimulatedRenderer implements Instance {

    private final Simulation simulation;
    private final RenderedStream stream;
    private final List<Use> uses;
    private final double share;
    private int piece;
    private double left;
    private @Nullable Flow making;

    /**
     * @param uses of an image
     * @param share of all images that it makes
     */
    SimulatedRenderer(Simulation simulation, RenderedStream stream, List<Use> uses, double share) {
        this.simulation = simulation;
        this.stream = stream;
        this.uses = uses;
        this.share = share;
        this.left = stream.pieceLength(0) * share;
    }

    @Override
    public void bringBack() {
        if (piece < stream.pieceCount()) {
            making = Flow.of(left, uses, this::made);
            simulation.start(making);
        }
    }

    @Override
    public void takeAway() {
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
        bringBack();
        stream.made(done);
    }
}
