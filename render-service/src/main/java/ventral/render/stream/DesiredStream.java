package ventral.render.stream;

import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** The desired state of one stream. */
public record DesiredStream(StreamName name, StreamSpec spec, DesiredState desiredState) {

    /** State that the user wants a stream to reach. */
    public enum DesiredState {
        RENDERED,
        PAUSED,
        DELETED
    }
}
