package ventral.planner.simulation;

/**
 * Holds the queue statistics of the scoring tasks.
 *
 * @param count number of all tasks
 * @param meanCount mean number of tasks that wait or are processed, over the whole time
 * @param meanSeconds mean sojourn time of a task: waiting and processing, in seconds
 * @param longestSeconds longest sojourn time of a task, in seconds
 */
public record QueueStatistics(long count, double meanCount, double meanSeconds, double longestSeconds) {

    /** Tracks arrivals and departures during a simulation. */
    static final class QueueTracker {

        private long count;
        private long present;
        private double changed;
        private double presence;
        private double seconds;
        private double longest;

        void arrive(double time) {
            change(time, 1);
            count++;
        }

        void depart(double came, double time) {
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

        /**
         * Returns the statistics over a simulation of the given length in seconds. Call it after all tasks have
         * departed.
         */
        QueueStatistics over(double length) {
            return new QueueStatistics(count, presence / length, count == 0 ? 0 : seconds / count, longest);
        }
    }
}
