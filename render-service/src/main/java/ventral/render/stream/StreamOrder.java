package ventral.render.stream;

import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** What a user wants of one stream. */
public record StreamOrder(StreamName name, StreamSpec spec, Wish wish) {

    /** What is to become of a stream. */
    public enum Wish {
        RENDERED,
        PAUSED,
        DELETED
    }
}
