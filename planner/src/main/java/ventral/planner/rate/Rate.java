package ventral.planner.rate;

import java.util.Locale;

/**
 * Names the rates that a forecast is computed from, one value each. A rate that depends on the image size holds only
 * for images of that size.
 */
public enum Rate {
    RENDERED_IMAGES_PER_SECOND(true, "of one renderer"),
    TRAINED_IMAGES_PER_SECOND(true, "of one trainer; total over networks side by side"),
    DECODED_IMAGES_PER_SECOND(true, "that one trainer reads and decodes ahead of its steps"),
    RUN_START_SECONDS(false, "of a trainer, for each run that it starts"),
    SAVED_BYTES_PER_SECOND(false, "from a trainer into the store; it does not train meanwhile"),
    SAVE_INTERVAL_SECONDS(false, "after which running runs are saved between checkpoints"),
    LOOK_SECONDS(false, "of a scorer, to present all stimuli of the benchmarks to one network"),
    BENCHMARK_SECONDS(false, "of a scorer, to compare a network's activations with one benchmark"),
    IMAGE_BYTES(true, "of an image in the log, including labels and latent values"),
    WEIGHTS_BYTES(false, "of a checkpoint, which scorers fetch"),
    OPTIMISER_BYTES(false, "of a checkpoint, which only trainers read"),
    BROKER_DISK_BYTES_PER_SECOND(false, "of one broker, reads and writes together"),
    BROKER_NETWORK_BYTES_PER_SECOND(false, "of one broker, in each direction"),
    STORE_BYTES_PER_SECOND(false, "of the artifact store, reads and writes together"),
    GATEWAY_ROWS_PER_SECOND(false, "checkpoints and scores that the gateway ingests"),
    STREAM_STATUS_ROW_BYTES(false, "of a record in stream-statuses"),
    RUN_INTENT_ROW_BYTES(false, "of a record in run-intents"),
    RUN_STATUS_ROW_BYTES(false, "of a record in run-statuses"),
    CHECKPOINT_ROW_BYTES(false, "of a record in checkpoints, and in resume-points"),
    SCORE_ROW_BYTES(false, "of a record in scores");

    private final boolean bySize;
    private final String meaning;

    Rate(boolean bySize, String meaning) {
        this.bySize = bySize;
        this.meaning = meaning;
    }

    /** Returns the rate's id, such as {@code image-bytes}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the rate depends on the image size. */
    public boolean isBySize() {
        return bySize;
    }

    public String meaning() {
        return meaning;
    }
}
