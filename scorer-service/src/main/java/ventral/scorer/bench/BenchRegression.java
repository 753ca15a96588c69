package ventral.scorer.bench;

import ventral.scorer.metric.PlsRegression;
import ventral.scorer.metric.Regression;
import ventral.scorer.metric.RidgeCv;

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
