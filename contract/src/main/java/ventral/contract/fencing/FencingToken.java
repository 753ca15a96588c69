package ventral.contract.fencing;

import java.util.Comparator;

/**
 * Orders the rows of one key by the epoch and the sequence number that their writers gave them. No clock is involved. Any
 * three numbers are a token, so that every row can be compared, whatever it holds.
 *
 * @param epoch number of the takeover after which the row was written, from 1; 0 for rows from before there were epochs
 * @param ownerId random number of the trainer process that wrote the row; of two trainers that took a run over with the
 *     same epoch, the one with the higher number wins
 * @param sequence number of the row among those that its writer wrote for the run in this epoch
 */
public record FencingToken(long epoch, long ownerId, long sequence) implements Comparable<FencingToken> {

    /** The lowest token that a trainer may find: that of rows from before there were epochs. */
    public static final FencingToken NONE = new FencingToken(0, 0, 0);

    private static final Comparator<FencingToken> ORDER = Comparator.comparingLong(FencingToken::epoch)
            .thenComparingLong(FencingToken::ownerId)
            .thenComparingLong(FencingToken::sequence);

    /** Returns the first token of a trainer that takes over a run whose highest token is this one. */
    public FencingToken takeOver(long newOwnerId) {
        if (epoch < Long.MAX_VALUE) {
            return new FencingToken(epoch + 1, newOwnerId, 0);
        }
        // No trainer writes such an epoch. The owner's number then takes the place of the epoch.
        return ownerId < Long.MAX_VALUE ? new FencingToken(epoch, ownerId + 1, 0) : next();
    }

    /** Returns the token of the next row of the same owner in the same epoch. */
    public FencingToken next() {
        return new FencingToken(epoch, ownerId, sequence + 1);
    }

    /** Returns true if a row with the other token replaces a row with this one, and never the other way round. */
    public boolean isFencedBy(FencingToken other) {
        return compareTo(other) < 0;
    }

    /** Returns the higher one of two tokens. */
    public static FencingToken max(FencingToken one, FencingToken other) {
        return one.isFencedBy(other) ? other : one;
    }

    @Override
    public int compareTo(FencingToken other) {
        return ORDER.compare(this, other);
    }
}
