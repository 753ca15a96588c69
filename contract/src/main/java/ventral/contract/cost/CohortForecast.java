package ventral.contract.cost;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import ventral.contract.spec.RunSpec;

/**
 * Predicts how long a cohort trains. Its runs learn from images in one data order: a run that is ahead waits until the
 * others have caught up, and a run that ends leaves the device to the others.
 *
 * @param members runs that have not ended
 */
public record CohortForecast(List<Member> members, TrainingCosts costs) {

    /**
     * Describes a run of the cohort.
     *
     * @param seenImageCount images learnt from so far, over all epochs
     * @param totalImageCount images learnt from at the end
     * @param passCount passes through its network for each image
     * @param checkpoints images seen at each checkpoint
     */
    public record Member(long seenImageCount, long totalImageCount, int passCount, SortedSet<Long> checkpoints) {

        /** Describes a run. */
        public static Member of(RunSpec spec, long seenImageCount, SortedSet<Long> checkpoints) {
            return new Member(
                    seenImageCount, spec.totalImageCount(), TrainingCosts.passCount(spec.objective()), checkpoints);
        }

        private boolean isTraining(long from, long to) {
            return seenImageCount <= from && to <= totalImageCount;
        }

        private int checkpointCount(long imageCount) {
            return seenImageCount >= imageCount
                    ? 0
                    : checkpoints.subSet(seenImageCount + 1, imageCount + 1).size();
        }
    }

    public CohortForecast {
        members = List.copyOf(members);
    }

    /** Returns the time until the cohort has learnt from a number of images and saved the checkpoints until then. */
    public Duration timeUntil(long imageCount) {
        return Duration.ofMillis(Math.round(1000 * secondsUntil(imageCount)));
    }

    /** Returns the same time as {@link #timeUntil}, in seconds and not rounded. */
    public double secondsUntil(long imageCount) {
        double seconds = costs.secondsPerCheckpoint()
                * members.stream()
                        .mapToInt(member -> member.checkpointCount(imageCount))
                        .sum();
        TreeSet<Long> bounds = new TreeSet<>();
        members.forEach(member -> {
            bounds.add(member.seenImageCount());
            bounds.add(member.totalImageCount());
        });
        bounds.add(imageCount);
        long from = bounds.first();
        for (long to : bounds.headSet(imageCount + 1)) {
            seconds += (to - from) * costs.secondsPerImage(passCount(from, to));
            from = to;
        }
        return seconds;
    }

    private int passCount(long from, long to) {
        return members.stream()
                .filter(member -> member.isTraining(from, to))
                .mapToInt(Member::passCount)
                .sum();
    }
}
