package ventral.scorer.metric.algebra;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Inner products of features, centred by the mean over the train rows.
 *
 * @param train (train rows, train rows)
 * @param others products of other rows with the train rows, (other rows, train rows)
 */
public record CentredKernel(DMatrixRMaj train, DMatrixRMaj others) {

    /** Returns the inner products of the features, centred over all rows. */
    public static DMatrixRMaj ofAll(GramMatrix features) {
        int[] all = IntStream.range(0, features.products().length).toArray();
        return of(features, all, new int[0]).train();
    }

    public static CentredKernel of(GramMatrix features, int[] train, int[] others) {
        double[][] products = features.products();
        double[] means = new double[train.length];
        double grandMean = 0;
        for (int i = 0; i < train.length; i++) {
            means[i] = mean(products[train[i]], train);
            grandMean += means[i] / train.length;
        }
        return new CentredKernel(
                centred(products, train, train, means, grandMean), centred(products, others, train, means, grandMean));
    }

    private static DMatrixRMaj centred(
            double[][] products, int[] rows, int[] train, double[] trainMeans, double grandMean) {
        DMatrixRMaj kernel = new DMatrixRMaj(rows.length, train.length);
        for (int i = 0; i < rows.length; i++) {
            double[] row = products[rows[i]];
            double shift = grandMean - mean(row, train);
            for (int j = 0; j < train.length; j++) {
                kernel.set(i, j, row[train[j]] + shift - trainMeans[j]);
            }
        }
        return kernel;
    }

    private static double mean(double[] row, int[] columns) {
        double sum = 0;
        for (int column : columns) {
            sum += row[column];
        }
        return sum / columns.length;
    }
}
