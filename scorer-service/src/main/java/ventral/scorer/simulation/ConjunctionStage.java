package ventral.scorer.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulates V2 and V4. A channel responds where several channels of the previous stage respond together around a
 * position. Its response is the geometric mean of its subunits, minus an inhibitory subunit. The response of a subunit
 * is the maximum within a tolerance. Divisive normalisation over channels follows.
 */
final class ConjunctionStage implements CorticalStage {

    private static final double SEMISATURATION = .2;

    private final List<Conjunction> channels;
    private final ReceptiveField field;

    /**
     * Receptive field of a stage on the previous one. Lengths are in positions of the previous stage's grid.
     *
     * @param stride between neighbouring positions of this stage's grid
     * @param radius of the ring that subunits lie on
     * @param tolerance maximum displacement of a subunit
     * @param parts number of excitatory subunits of each conjunction
     */
    record ReceptiveField(int stride, double radius, int tolerance, int parts) {}

    private record Subunit(int channel, int dy, int dx) {}

    private record Conjunction(List<Subunit> excitatory, Subunit inhibitory, double inhibition) {}

    ConjunctionStage(int channelCount, int channelsBefore, ReceptiveField field, SplitMix64 dice) {
        this.field = field;
        this.channels = IntStream.range(0, channelCount)
                .mapToObj(i -> conjunction(channelsBefore, field, dice))
                .toList();
    }

    /** Places subunits along an arc, so that a conjunction of oriented subunits is a curved contour. */
    private static Conjunction conjunction(int channelsBefore, ReceptiveField field, SplitMix64 dice) {
        double start = dice.uniform(0, 2 * StrictMath.PI);
        double arc = dice.uniform(StrictMath.PI / 2, 2 * StrictMath.PI);
        List<Subunit> parts = IntStream.range(0, field.parts())
                .mapToObj(i -> part(channelsBefore, field.radius(), start + arc * i / field.parts(), dice))
                .toList();
        Subunit inhibitory = part(channelsBefore, field.radius(), dice.uniform(0, 2 * StrictMath.PI), dice);
        return new Conjunction(parts, inhibitory, dice.uniform(0, .5));
    }

    private static Subunit part(int channelsBefore, double radius, double angle, SplitMix64 dice) {
        return new Subunit(dice.nextInt(channelsBefore), (int) StrictMath.rint(radius * StrictMath.sin(angle)), (int)
                StrictMath.rint(radius * StrictMath.cos(angle)));
    }

    @Override
    public FeatureMaps respond(FeatureMaps before) {
        int grid = before.size() / field.stride();
        FeatureMaps maps = FeatureMaps.blank(channels.size(), grid);
        for (int channel = 0; channel < channels.size(); channel++) {
            for (int y = 0; y < grid; y++) {
                for (int x = 0; x < grid; x++) {
                    maps.set(channel, y, x, response(channels.get(channel), before, y, x));
                }
            }
        }
        return maps.normalised(SEMISATURATION);
    }

    private double response(Conjunction conjunction, FeatureMaps before, int y, int x) {
        double product = 1;
        for (Subunit part : conjunction.excitatory()) {
            product *= answer(part, before, y, x);
        }
        double together = StrictMath.pow(product, 1. / field.parts());
        return Math.max(0, together - conjunction.inhibition() * answer(conjunction.inhibitory(), before, y, x));
    }

    private double answer(Subunit part, FeatureMaps before, int y, int x) {
        int centre = field.stride() / 2;
        return before.largest(
                part.channel(),
                field.stride() * y + centre + part.dy(),
                field.stride() * x + centre + part.dx(),
                field.tolerance());
    }
}
