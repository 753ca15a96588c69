package ventral.contract.name;

/** The name of a checkpoint's score: {@code runs/{run}/checkpoints/{seenImageCount}/scores/{benchmark}}. */
public record ScoreName(CheckpointName checkpoint, BenchmarkName benchmark) implements ResourceName {

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ScoreName parse(String name) {
        var ids = ResourceName.segments("runs/{run}/checkpoints/{seen_image_count}/scores/{benchmark}", name);
        return new ScoreName(
                CheckpointName.parse("runs/%s/checkpoints/%s".formatted(ids.get(0), ids.get(1))),
                new BenchmarkName(ids.get(2)));
    }

    @Override
    public String toString() {
        return checkpoint + "/scores/" + benchmark.id();
    }
}
