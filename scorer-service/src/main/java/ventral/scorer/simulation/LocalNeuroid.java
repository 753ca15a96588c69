package ventral.scorer.simulation;

import java.util.List;

/** Neuroid of V1, V2 or V4: one channel at one position away from the border. */
record LocalNeuroid(int channel, int y, int x) {

    static LocalNeuroid drawn(Maps like, Dice dice) {
        int margin = like.size() / 4;
        int inner = like.size() - 2 * margin;
        return new LocalNeuroid(dice.below(like.channels()), margin + dice.below(inner), margin + dice.below(inner));
    }

    /**
     * Returns the drive over stimuli.
     *
     * @param maps of the neuroid's region, for each stimulus
     */
    double[] drive(List<Maps> maps) {
        return Drive.standardised(
                maps.stream().mapToDouble(map -> map.at(channel, y, x)).toArray());
    }
}
