package ventral.cli.plan;

/**
 * How scoring tasks queued.
 *
 * @param count of all tasks
 * @param meanCount that waited or were worked at, over the whole time
 * @param meanSeconds that a task waited and was worked at
 * @param longestSeconds likewise, of the task that took longest
 */
public record Queueing(long count, double meanCount, double meanSeconds, double longestSeconds) {

    /** Counts while time goes on. */
    static final class Watch {

        private long count;
        private long present;
        private double changed;
        private double presence;
        private double seconds;
        private double longest;

        void came(double time) {
            change(time, 1);
            count++;
        }

        void went(double came, double time) {
            change(time, -1);
            seconds += time - came;
            longest = Math.max(longest, time - came);
        }

        boolean isEmpty() {
            return present == 0;
        }

        private void change(double time, int by) {
            presence += present * (time - changed);
            changed = time;
            present += by;
        }

        /** Once all have gone. */
        Queueing over(double length) {
            return new Queueing(count, presence / length, count == 0 ? 0 : seconds / count, longest);
        }
    }
}
