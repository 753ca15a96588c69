package ventral.scorer.metric.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Train rows and test rows of a split, each in ascending order. */
@SuppressWarnings("ArrayRecordComponent")
public record TrainTestSplit(int[] train, int[] test) {

    /** Returns the rows below a number that are not train rows, in ascending order. */
    public int[] otherRows(int rowCount) {
        return IntStream.range(0, rowCount)
                .filter(i -> Arrays.binarySearch(train, i) < 0)
                .toArray();
    }
}
