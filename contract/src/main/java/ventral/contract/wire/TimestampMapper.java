package ventral.contract.wire;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Maps instants to and from {@code google.protobuf}. */
public final class TimestampMapper {

    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private TimestampMapper() {}

    public static Timestamp toWire(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /**
     * Converts a timestamp to an instant.
     *
     * @throws IllegalArgumentException if the timestamp is outside the range that protobuf defines: the years 1 to 9999
     */
    public static Instant fromWire(Timestamp timestamp) {
        if (timestamp.getSeconds() < FIRST_SECOND
                || timestamp.getSeconds() > LAST_SECOND
                || timestamp.getNanos() < 0
                || timestamp.getNanos() >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("invalid timestamp of %d s and %d ns: must be in the years 1 to 9999"
                    .formatted(timestamp.getSeconds(), timestamp.getNanos()));
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
