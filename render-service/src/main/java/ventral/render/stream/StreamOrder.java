package ventral.render.stream;

import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** The desired state of one stream. */
public record StreamOrder(StreamName name, StreamSpec spec, Wish wish) {

    /** State that the user wants a stream to reach. */
    public enum Wish {
        RENDERED,
        PAUSED,
        DELETED
    }
}
