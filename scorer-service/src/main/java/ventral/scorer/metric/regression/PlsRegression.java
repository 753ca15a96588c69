package ventral.scorer.metric.regression;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.TrainTestSplit;

/**
 * Partial least squares regression (Wold 1975) with the same iterates, and therefore the same numbers, as
 * scikit-learn's NIPALS ({@code PLSRegression(scale=False)}): the same first column, the same tolerance. It uses only
 * the {@link GramMatrix}, so its cost does not depend on the number of features, or the features if they are stored.
 * It advances all splits component by component together, so that they share each pass over that matrix.
 *
 * <p>If features or responses have fewer components than requested, it uses those; if they have none, it predicts the
 * mean.
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
    public List<double[][]> predict(GramMatrix features, double[][] responses, List<TrainTestSplit> splits) {
        if (responses.length != features.size()) {
            throw new IllegalArgumentException(
                    "features of %d stimuli, responses to %d".formatted(features.size(), responses.length));
        }
        for (TrainTestSplit split : splits) {
            if (split.train().length <= componentCount) {
                throw new IllegalArgumentException("%d components need more than the %d train stimuli of a split"
                        .formatted(componentCount, split.train().length));
            }
        }
        PlsResponses all = PlsResponses.of(responses);
        PlsFeatures x = features.source()
                .stored()
                .<PlsFeatures>map(stored -> new StoredPlsFeatures(features.source(), stored, all))
                .orElseGet(() -> KernelPlsFeatures.of(features.source(), all));
        List<? extends PlsFit> fits = x.fits(splits);
        List<PlsFit> open = List.copyOf(fits);
        for (int a = 0; a < componentCount && !open.isEmpty(); a++) {
            open = open.parallelStream().filter(PlsFit::advance).toList();
            double[][] weighted = product(x::evaluate, open, PlsFit::weights);
            List<PlsFit> advanced = open;
            open = IntStream.range(0, advanced.size())
                    .parallel()
                    .filter(s -> advanced.get(s).score(weighted[s]))
                    .mapToObj(advanced::get)
                    .toList();
            double[][] scored = product(x::project, open, PlsFit::scores);
            List<PlsFit> found = open;
            IntStream.range(0, found.size())
                    .parallel()
                    .forEach(s -> found.get(s).deflate(scored[s]));
        }
        return fits.parallelStream().map(PlsFit::predictions).toList();
    }

    /** Multiplies the fits' vectors, in one pass. */
    private static double[][] product(
            UnaryOperator<double[][]> matrix, List<PlsFit> fits, Function<PlsFit, double[]> vector) {
        return fits.isEmpty()
                ? new double[0][]
                : matrix.apply(fits.stream().map(vector).toArray(double[][]::new));
    }
}
