package ventral.trainer.djl;

/** What convolutions are computed in. Weights, statistics and the last layer are float32 either way. */
public enum Precision {
    FP32 {
        @Override
        String cast(String tensor) {
            return tensor;
        }
    },
    BF16 {
        @Override
        String cast(String tensor) {
            return "torch.to(" + tensor + ", 15)"; // libtorch's number of bfloat16
        }
    };

    abstract String cast(String tensor);
}
