package ventral.gateway.ledger;

import java.time.Instant;
import java.util.Optional;
import ventral.contract.latent.LatentSpace;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** A stream: what was asked for, and what its renderer last said. */
public record Stream(StreamName name, StreamSpec spec, Instant createTime, Progress progress) {

    /** What a renderer did; {@code updateTime} is empty until it has said something. */
    public record Progress(
            StreamState state,
            long renderedImageCount,
            Optional<LatentSpace> latentSpace,
            Optional<Failure> error,
            Optional<Instant> updateTime) {

        public static final Progress NONE =
                new Progress(StreamState.QUEUED, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** As it is before any renderer has it. */
    public static Stream queued(StreamName name, StreamSpec spec, Instant createTime) {
        return new Stream(name, spec, createTime, Progress.NONE);
    }
}
