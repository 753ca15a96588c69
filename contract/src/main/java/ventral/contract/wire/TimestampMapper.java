package ventral.contract.wire;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Maps instants to and from {@code google.protobuf}. */
public final class TimestampMapper {

    private TimestampMapper() {}

    public static Timestamp toWire(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    public static Instant fromWire(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
