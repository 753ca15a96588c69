package ventral.scorer.bench;

import ventral.scorer.metric.PlsRegression;
import ventral.scorer.metric.Regression;
import ventral.scorer.metric.RidgeCv;

/** Names a regression that is measured beside scikit-learn's. */
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

    /** Returns the name as a user types it. */
    @Override
    public String toString() {
        return text;
    }
}
