package ventral.contract.name;

/**
 * {@code runs/{run}/checkpoints/{seenImageCount}}.
 *
 * @param seenImageCount images learnt from, over all epochs; 0 is the untrained control
 */
public record CheckpointName(RunName run, long seenImageCount) implements ResourceName {

    public CheckpointName {
        if (seenImageCount < 0) {
            throw new IllegalArgumentException("seen image count " + seenImageCount + " is negative");
        }
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static CheckpointName parse(String name) {
        var ids = ResourceName.segments("runs/{run}/checkpoints/{seen_image_count}", name);
        return new CheckpointName(new RunName(ids.get(0)), count(name, ids.get(1)));
    }

    @Override
    public String toString() {
        return run + "/checkpoints/" + seenImageCount;
    }

    private static long count(String name, String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    "'%s' ends in '%s'; a checkpoint's id is its number of images seen".formatted(name, digits));
        }
        return Long.parseLong(digits);
    }
}
