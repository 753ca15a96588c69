package ventral.scorer.assembly;

import java.io.IOException;

/** Where stimuli can be seen. May be asked from several threads. */
public interface Pictures {

    /** @throws IOException if the picture is gone or damaged; the message names it */
    Picture of(Stimulus stimulus) throws IOException;
}
