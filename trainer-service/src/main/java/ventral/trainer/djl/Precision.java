package ventral.trainer.djl;

/** The precision of convolutions. Weights, statistics and the last layer are float32 in either precision. */
public enum Precision {
    /** Single precision. On a GPU, products have 10 fraction bits (TF32), the default of its library. */
    FP32(2e-3) {
        @Override
        String cast(String tensor) {
            return tensor;
        }
    },
    BF16(2e-2) {
        @Override
        String cast(String tensor) {
            return "torch.to(" + tensor + ", 15)"; // libtorch's number for bfloat16
        }
    };

    private final double tolerance;

    Precision(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Returns the script that casts a tensor to this precision. */
    abstract String cast(String tensor);

    /** Returns the greatest relative error of a convolution. Rounding errors are far below it. */
    double tolerance() {
        return tolerance;
    }
}
