package ventral.scorer.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/**
 * Simulates responses of a ventral stream model to stimuli. The same stimuli give the same counts on every machine. The
 * result is not a recording and says nothing about a brain.
 */
public final class VentralStreamSimulation {

    /** Number of neuroids of each region. */
    public static final int NEUROIDS = 40;

    static final long WIRING_SEED = 2026;
    private static final long NEUROID_SEED = 2027;
    private static final long NOISE_SEED = 2028;
    private static final long SEEDS_OF_A_DRAW = 1000;

    private VentralStreamSimulation() {}

    /**
     * Simulates the responses of each region.
     *
     * @param stimuli labelled with category_name and, as numbers, the object's position and rotation
     * @throws IOException if an image cannot be read
     * @throws IllegalArgumentException if a stimulus lacks a label, or all stimuli drive a neuroid equally
     */
    public static SortedMap<Region, NeuralAssembly> record(StimulusSet stimuli) throws IOException {
        return record(stimuli, featureMaps(stimuli), 0);
    }

    /**
     * Records other neuroids of the same model, with other noise.
     *
     * @param seen feature maps of V1, V2 and V4 for each stimulus
     * @param draw 0 for the neuroids and the noise of {@link #record(StimulusSet)}
     */
    static SortedMap<Region, NeuralAssembly> record(
            StimulusSet stimuli, Map<Region, List<FeatureMaps>> seen, int draw) {
        List<String> ids = stimuli.stimuli().stream().map(Stimulus::id).toList();
        SortedMap<Region, NeuralAssembly> assemblies = new TreeMap<>();
        for (Region region : Region.values()) {
            double[][] drives = new double[NEUROIDS][];
            for (int j = 0; j < NEUROIDS; j++) {
                drives[j] = drive(
                        region,
                        new SplitMix64(NEUROID_SEED + SEEDS_OF_A_DRAW * draw, region.ordinal(), j),
                        seen,
                        stimuli.stimuli());
            }
            assemblies.put(region, new SpikeCountSampler(NOISE_SEED + SEEDS_OF_A_DRAW * draw).of(region, ids, drives));
        }
        return assemblies;
    }

    /** Returns the feature maps of V1, V2 and V4, which depend only on the image, for each stimulus. */
    static Map<Region, List<FeatureMaps>> featureMaps(StimulusSet stimuli) throws IOException {
        VentralStreamModel stream = new VentralStreamModel(WIRING_SEED);
        Map<Region, List<FeatureMaps>> seen = new EnumMap<>(Region.class);
        for (Stimulus stimulus : stimuli.stimuli()) {
            stream.respond(stimuli.pictures().load(stimulus))
                    .forEach((region, maps) ->
                            seen.computeIfAbsent(region, r -> new ArrayList<>()).add(maps));
        }
        return seen;
    }

    private static double[] drive(
            Region region, SplitMix64 dice, Map<Region, List<FeatureMaps>> seen, List<Stimulus> stimuli) {
        return switch (region) {
            case V1, V2, V4 -> {
                List<FeatureMaps> maps = Objects.requireNonNull(seen.get(region));
                yield RetinotopicNeuroid.drawn(maps.get(0), dice).drive(maps);
            }
            case IT -> {
                List<FeatureMaps> maps = Objects.requireNonNull(seen.get(Region.V4));
                yield ObjectNeuroid.drawn(maps.get(0), stimuli, dice).drive(maps, stimuli);
            }
        };
    }
}
