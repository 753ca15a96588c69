package ventral.scorer.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Partial least squares regression (Wold 1975), with the iterates, and so the numbers, of scikit-learn's NIPALS
 * ({@code PLSRegression(scale=False)}): the same first column, the same tolerance. It works on {@link GramMatrix} alone, so
 * its cost does not depend on the number of features, and takes all splits from component to component together, so that
 * they share each pass over that matrix.
 *
 * <p>Where features or responses hold fewer components than wanted, it makes do with those; where they hold none, it
 * predicts the mean.
 */
public final class PlsRegression implements Regression {

    private final int componentCount;

    public PlsRegression(int componentCount) {
        if (componentCount < 1) {
            throw new IllegalArgumentException("%d components".formatted(componentCount));
        }
        this.componentCount = componentCount;
    }

    @Override
    public List<double[][]> predict(GramMatrix features, double[][] responses, List<Split> splits) {
        if (responses.length != features.size()) {
            throw new IllegalArgumentException(
                    "features of %d stimuli, responses to %d".formatted(features.size(), responses.length));
        }
        for (Split split : splits) {
            if (split.train().length <= componentCount) {
                throw new IllegalArgumentException(
                        "%d components cannot be found in %d stimuli".formatted(componentCount, split.train().length));
            }
        }
        Responses all = Responses.of(features, responses);
        List<PlsFit> fits =
                splits.parallelStream().map(split -> new PlsFit(all, split)).toList();
        List<PlsFit> open = fits;
        for (int a = 0; a < componentCount && !open.isEmpty(); a++) {
            open = open.parallelStream().filter(PlsFit::advance).toList();
            deflate(features, open);
        }
        return fits.parallelStream().map(PlsFit::predictions).toList();
    }

    private static void deflate(GramMatrix features, List<PlsFit> fits) {
        double[][] kernelScores =
                features.times(fits.stream().map(PlsFit::scores).toArray(double[][]::new));
        IntStream.range(0, fits.size()).parallel().forEach(s -> fits.get(s).deflate(kernelScores[s]));
    }
}
