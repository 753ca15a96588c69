package ventral.gateway.access;

/** Detects that a client takes no messages, from observations at regular intervals. Used by one thread at a time. */
public final class StallDetector {

    private final int intervalCount;
    private int blockedIntervals;
    private long lastMessageCount;

    /**
     * Creates the detector.
     *
     * @param intervalCount successive intervals after which a client that has taken nothing is stalled
     */
    public StallDetector(int intervalCount) {
        this.intervalCount = intervalCount;
    }

    /**
     * Observes the end of an interval, and returns whether the client is stalled.
     *
     * @param isReady whether the client can receive a message now
     * @param messageCount messages sent to the client until now
     */
    public boolean observe(boolean isReady, long messageCount) {
        blockedIntervals = isReady || messageCount > lastMessageCount ? 0 : blockedIntervals + 1;
        lastMessageCount = messageCount;
        return blockedIntervals >= intervalCount;
    }
}
