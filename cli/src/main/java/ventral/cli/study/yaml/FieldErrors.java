package ventral.cli.study.yaml;

import java.util.Map;
import java.util.function.Supplier;
import ventral.cli.study.InvalidStudyException;
import ventral.contract.spec.InvalidFieldException;

/** Locates the line of a value that a name or a spec rejects. */
final class FieldErrors {

    /** Keys of a file by the field of a spec, where the two differ. */
    private static final Map<String, String> KEYS = Map.of(
            "image_count", "images",
            "image_counts", "images",
            "held_out_image_count", "held_out",
            "calibration_image_count", "calibration_images",
            "epoch_count", "passes",
            "update_count", "updates",
            "warm_up_image_count", "warm_up",
            "loss_weights", "loss_weight",
            "augmentations", "augment");

    private FieldErrors() {}

    /**
     * Reads a value.
     *
     * @param key of the value; empty for a spec, whose exception names the field
     * @throws StudyFileException if the value is rejected
     */
    static <T> T read(YamlMapping mapping, String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (StudyFileException | InvalidStudyException e) {
            throw e;
        } catch (InvalidFieldException e) {
            throw mapping.failure(key.isEmpty() ? key(mapping, e.field()) : key, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw mapping.failure(key, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the key from which a spec's field is read; empty if the file does not set it. */
    private static String key(YamlMapping mapping, String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        String key = KEYS.getOrDefault(last, last);
        return mapping.has(key) ? key : "";
    }
}
