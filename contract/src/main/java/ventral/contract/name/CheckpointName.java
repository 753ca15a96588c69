package ventral.contract.name;

/**
 * The name of a checkpoint: {@code runs/{run}/checkpoints/{seenImageCount}}.
 *
 * @param seenImageCount images learnt from, over all epochs; 0 is the untrained control
 */
public record CheckpointName(RunName run, long seenImageCount) implements ResourceName {

    public CheckpointName {
        if (seenImageCount < 0) {
            throw new IllegalArgumentException("seen image count " + seenImageCount + " is negative");
        }
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static CheckpointName parse(String name) {
        var ids = ResourceName.segments("runs/{run}/checkpoints/{seen_image_count}", name);
        return new CheckpointName(
                new RunName(ids.get(0)),
                ResourceName.number(name, ids.get(1), "a checkpoint's id is its number of images seen"));
    }

    @Override
    public String toString() {
        return run + "/checkpoints/" + seenImageCount;
    }
}
