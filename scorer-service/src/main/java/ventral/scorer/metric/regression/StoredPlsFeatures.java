package ventral.scorer.metric.regression;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import ventral.scorer.metric.algebra.FeatureProducts;
import ventral.scorer.metric.algebra.StoredFeatures;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Features that are stored themselves. */
record StoredPlsFeatures(FeatureProducts products, StoredFeatures features, PlsResponses responses)
        implements PlsFeatures {

    @Override
    public List<PrimalPlsFit> fits(List<TrainTestSplit> splits) {
        double[][] whole = features.project(responses.columns());
        double[] squares = products.diagonal();
        List<PrimalPlsFit> fits = new ArrayList<>();
        for (TrainTestSplit split : splits) {
            int[] others = split.otherRows(responses.stimulusCount());
            DMatrixRMaj covariances = new DMatrixRMaj(whole);
            CommonOps_DDRM.subtractEquals(
                    covariances, new DMatrixRMaj(features.project(responses.columns(others), others)));
            DMatrixRMaj squared = products.algebra().product(covariances, CommonOps_DDRM.transpose(covariances, null));
            fits.add(new PrimalPlsFit(responses, split, covariances.get2DData(), squared.get2DData(), squares));
        }
        return fits;
    }

    @Override
    public double[][] evaluate(double[][] weights) {
        return features.evaluate(weights);
    }

    @Override
    public double[][] project(double[][] scores) {
        return features.project(scores);
    }
}
