package ventral.benchmarks.score;

import ventral.scorer.metric.regression.PlsRegression;
import ventral.scorer.metric.regression.Regression;
import ventral.scorer.metric.regression.RidgeCv;

/** Regression that is measured against scikit-learn's. */
enum BenchRegression {
    PLS("pls"),
    RIDGE_CV("ridge-cv");

    private final String text;

    BenchRegression(String text) {
        this.text = text;
    }

    Regression of(int componentCount) {
        return switch (this) {
            case PLS -> new PlsRegression(componentCount);
            case RIDGE_CV -> RidgeCv.brainScore();
        };
    }

    /** Returns the name as it is written on the command line. */
    @Override
    public String toString() {
        return text;
    }
}
