package ventral.cli.study.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;

/** Reads a sweep of a study. Missing keys have the defaults of {@code ventral sweeps create}. */
final class SweepYaml {

    private static final String[] KEYS = {
        "stream",
        "objectives",
        "controls",
        "images",
        "seeds",
        "control_seeds",
        "calibration_images",
        "passes",
        "updates",
        "checkpoints_per_decade",
        "first_checkpoint",
        "held_out",
        "priority",
        "recipe"
    };

    private static final String PAPER = "paper";

    private SweepYaml() {}

    /**
     * Reads a sweep.
     *
     * @param streams of the study; a sweep may omit the stream's name if there is only one
     */
    static SweepSpec read(YamlMapping sweep, Map<StreamName, StreamSpec> streams) {
        sweep.allowOnly(KEYS);
        StreamName stream = stream(sweep, streams);
        StreamSpec streamSpec = streams.get(stream);
        if (streamSpec == null) {
            throw sweep.failure(
                    "stream",
                    "'%s' is not among the study's streams, which are %s"
                            .formatted(
                                    stream.id(),
                                    streams.keySet().stream()
                                            .map(StreamName::id)
                                            .toList()));
        }
        if (sweep.has("passes") && sweep.has("updates")) {
            throw sweep.failure("updates", "passes and updates exclude each other; leave one out");
        }
        long heldOut = sweep.whole("held_out").orElse(0);
        List<Long> sizes = sweep.has("images") ? sweep.integers("images") : List.of(streamSpec.imageCount() - heldOut);
        var message = ventral.type.v1.SweepSpec.newBuilder()
                .setStream(stream.toString())
                .addAllObjectives(
                        objectives(sweep).stream().map(ObjectiveName::of).toList())
                .addAllImageCounts(sizes)
                .addAllSeeds(sweep.has("seeds") ? sweep.integers("seeds") : List.of(0L))
                .addAllControlSeeds(
                        sweep.has("control_seeds") ? sweep.integers("control_seeds") : SweepSpec.DEFAULT_CONTROL_SEEDS)
                .setCalibrationImageCount(sweep.whole("calibration_images").orElse(calibration(sizes)))
                .setEpochCount(sweep.integer("passes", 1))
                .setCheckpointsPerDecade(
                        sweep.integer("checkpoints_per_decade", RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE))
                .setFirstCheckpoint(sweep.whole("first_checkpoint").orElse(0))
                .setPriority(sweep.integer("priority", 0))
                .setRecipe(RecipeYaml.read(sweep, heldOut));
        sweep.whole("updates")
                .ifPresent(updates -> message.setUpdateCount(updates).setBatchSize(streamSpec.batchSize()));
        return FieldErrors.read(sweep, "", () -> SpecMapper.fromWire(message.build()));
    }

    private static StreamName stream(YamlMapping sweep, Map<StreamName, StreamSpec> streams) {
        if (!sweep.has("stream") && streams.size() == 1) {
            return streams.keySet().iterator().next();
        }
        return FieldErrors.read(sweep, "stream", () -> new StreamName(sweep.text("stream")));
    }

    /** Reads objectives, then controls; {@code shuffled} adds the shuffled control of every objective. */
    private static List<Objective> objectives(YamlMapping sweep) {
        List<Objective> learnt = new ArrayList<>();
        for (String word : sweep.texts("objectives")) {
            learnt.addAll(
                    word.equals(PAPER)
                            ? Objective.XIE_2024
                            : List.of(FieldErrors.read(sweep, "objectives", () -> Objective.parse(word))));
        }
        List<Objective> all = new ArrayList<>(learnt);
        for (String word : sweep.texts("controls")) {
            if (word.equals(Control.SHUFFLED.id())) {
                learnt.forEach(objective -> all.add(objective.shuffled()));
                continue;
            }
            Objective control = FieldErrors.read(sweep, "controls", () -> Objective.parse(word));
            if (control.control() == Control.NONE) {
                throw sweep.failure("controls", "'%s' is not a control; name it in objectives".formatted(word));
            }
            all.add(control);
        }
        if (all.isEmpty()) {
            throw sweep.failure("objectives", "is missing; name objectives, or only controls under controls");
        }
        return all;
    }

    private static long calibration(List<Long> sizes) {
        long largest = sizes.stream().mapToLong(Long::longValue).max().orElse(1);
        return Math.max(1, Math.min(largest, SweepSpec.DEFAULT_CALIBRATION_IMAGE_COUNT));
    }
}
