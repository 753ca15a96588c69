package ventral.trainer.djl;

/** What convolutions are computed in. Weights, statistics and the last layer are float32 either way. */
public enum Precision {
    /** On a GPU the products are of 10 bits' fraction, as is its library's habit. */
    FP32(2e-3) {
        @Override
        String cast(String tensor) {
            return tensor;
        }
    },
    BF16(2e-2) {
        @Override
        String cast(String tensor) {
            return "torch.to(" + tensor + ", 15)"; // libtorch's number of bfloat16
        }
    };

    private final double tolerance;

    Precision(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Script of a tensor in this precision. */
    abstract String cast(String tensor);

    /** How far a convolution may be off, relative to its result. Rounding stays far below it. */
    double tolerance() {
        return tolerance;
    }
}
