package ventral.scorer.simulation;

import java.util.List;

/** Neuroid of V1, V2 or V4: one channel at one position away from the border. */
record RetinotopicNeuroid(int channel, int y, int x) {

    static RetinotopicNeuroid drawn(FeatureMaps like, SplitMix64 dice) {
        int margin = like.size() / 4;
        int inner = like.size() - 2 * margin;
        return new RetinotopicNeuroid(
                dice.nextInt(like.channels()), margin + dice.nextInt(inner), margin + dice.nextInt(inner));
    }

    /**
     * Returns the drive over stimuli.
     *
     * @param maps of the neuroid's region, for each stimulus
     */
    double[] drive(List<FeatureMaps> maps) {
        return NeuroidDrive.standardised(
                maps.stream().mapToDouble(map -> map.at(channel, y, x)).toArray());
    }
}
