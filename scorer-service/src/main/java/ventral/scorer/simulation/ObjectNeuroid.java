package ventral.scorer.simulation;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import ventral.scorer.assembly.Stimulus;

/**
 * Neuroid of IT. Part of its drive comes from V4 features at any position in the image. The rest comes from labels of
 * the stimulus, which no real neuron receives: the object's category, and its position, distance and rotation.
 */
final class ObjectNeuroid {

    private static final int INPUTS = 12;
    static final double[] SHARES = {.45, .35, .2};
    static final List<String> PLACE = List.of("distance", "translation_x", "translation_y");
    static final List<String> TURN = List.of("rotation_pitch", "rotation_yaw", "rotation_roll");

    private final int[] channels = new int[INPUTS];
    private final double[] weights = new double[INPUTS];
    private final double[] preferences;
    private final List<String> categories;
    private final double[] placeWeights;
    private final double[] preferredTurns;

    private ObjectNeuroid(int channelsBefore, List<String> categories, SplitMix64 dice) {
        for (int i = 0; i < INPUTS; i++) {
            channels[i] = dice.nextInt(channelsBefore);
            weights[i] = dice.normal();
        }
        this.categories = categories;
        this.preferences =
                DoubleStream.generate(dice::normal).limit(categories.size()).toArray();
        this.placeWeights =
                DoubleStream.generate(dice::normal).limit(PLACE.size()).toArray();
        this.preferredTurns = DoubleStream.generate(() -> dice.uniform(-StrictMath.PI, StrictMath.PI))
                .limit(TURN.size())
                .toArray();
    }

    static ObjectNeuroid drawn(FeatureMaps like, List<Stimulus> stimuli, SplitMix64 dice) {
        TreeSet<String> categories = new TreeSet<>();
        stimuli.forEach(stimulus -> categories.add(category(stimulus)));
        return new ObjectNeuroid(like.channels(), List.copyOf(categories), dice);
    }

    /**
     * Returns the drive over stimuli.
     *
     * @param maps of V4, for each stimulus
     */
    double[] drive(List<FeatureMaps> maps, List<Stimulus> stimuli) {
        double[] features = maps.stream().mapToDouble(this::features).toArray();
        double[] category = stimuli.stream()
                .mapToDouble(stimulus -> preferences[categories.indexOf(category(stimulus))])
                .toArray();
        double[] pose = stimuli.stream().mapToDouble(this::pose).toArray();
        return NeuroidDrive.mixed(new double[][] {features, category, pose}, SHARES);
    }

    private double features(FeatureMaps v4) {
        double sum = 0;
        for (int i = 0; i < INPUTS; i++) {
            sum += weights[i] * v4.largest(channels[i]);
        }
        return sum;
    }

    private double pose(Stimulus stimulus) {
        double sum = 0;
        for (int i = 0; i < placeWeights.length; i++) {
            sum += placeWeights[i] * number(stimulus, PLACE.get(i));
        }
        for (int i = 0; i < preferredTurns.length; i++) {
            sum += StrictMath.cos(number(stimulus, TURN.get(i)) - preferredTurns[i]);
        }
        return sum;
    }

    static String category(Stimulus stimulus) {
        return stimulus.label("category_name");
    }

    static double number(Stimulus stimulus, String column) {
        return Double.parseDouble(stimulus.label(column));
    }
}
