package ventral.scorer.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Simulates V1. Half of the channels are simple cells, a Gabor filter of some phase and a rectifier (Jones and Palmer
 * 1987). Half are complex cells, the root of the energy of a quadrature pair (Adelson and Bergen 1985). Divisive
 * normalisation over channels follows.
 */
final class GaborStage implements CorticalStage {

    static final int CHANNELS = 32;
    static final int GRID = 24;

    private static final int STRIDE = Luminance.SIZE / GRID;
    private static final double SHORTEST_WAVE = 5;
    private static final double LONGEST_WAVE = 12;
    private static final double SEMISATURATION = .02;

    private final List<GaborFilter> even = new ArrayList<>();
    private final List<GaborFilter> odd = new ArrayList<>();

    GaborStage(SplitMix64 dice) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            double orientation = StrictMath.PI * (channel + dice.uniform()) / CHANNELS;
            double wave = SHORTEST_WAVE * StrictMath.pow(LONGEST_WAVE / SHORTEST_WAVE, dice.uniform());
            double phase = dice.uniform(0, 2 * StrictMath.PI);
            even.add(GaborFilter.of(orientation, wave, phase));
            odd.add(GaborFilter.of(orientation, wave, phase + StrictMath.PI / 2));
        }
    }

    @Override
    public FeatureMaps respond(FeatureMaps before) {
        FeatureMaps filtered = FeatureMaps.blank(CHANNELS, GRID);
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < GRID; y++) {
                for (int x = 0; x < GRID; x++) {
                    filtered.set(channel, y, x, response(before, channel, STRIDE * y, STRIDE * x));
                }
            }
        }
        return filtered.normalised(SEMISATURATION);
    }

    private double response(FeatureMaps before, int channel, int y, int x) {
        double inPhase = even.get(channel).applied(before, y, x);
        if (channel % 2 == 0) {
            return Math.max(0, inPhase);
        }
        double inQuadrature = odd.get(channel).applied(before, y, x);
        return StrictMath.sqrt(inPhase * inPhase + inQuadrature * inQuadrature);
    }
}
