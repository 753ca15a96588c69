package ventral.scorer.assembly;

import java.io.IOException;

/** Loads the images of stimuli. May be called from several threads. */
public interface Pictures {

    /**
     * Loads the image of a stimulus.
     *
     * @throws IOException if the image is missing or damaged; the message names it
     */
    Picture of(Stimulus stimulus) throws IOException;
}
