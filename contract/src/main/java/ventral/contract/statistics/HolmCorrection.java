package ventral.contract.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects the p values of several tests for their number, by the step-down method of Holm (1979). */
public final class HolmCorrection {

    private HolmCorrection() {}

    /** Returns the corrected values in the order of those given. */
    public static List<Double> correct(List<Double> pValues) {
        List<Double> corrected = new ArrayList<>(pValues);
        List<Integer> rising = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        double largest = 0;
        for (int i = 0; i < rising.size(); i++) {
            largest = Math.max(largest, Math.min(1, (rising.size() - i) * pValues.get(rising.get(i))));
            corrected.set(rising.get(i), largest);
        }
        return corrected;
    }
}
