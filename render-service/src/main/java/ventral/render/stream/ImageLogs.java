package ventral.render.stream;

import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;

/** The image logs of all streams. */
public interface ImageLogs {

    /** Opens a stream's log for appending, making it if it is not there. */
    ImageLog open(StreamName stream, StreamSpec spec);
}
