package ventral.scorer.assembly;

import java.io.IOException;

/** Loads the images of stimuli. May be called from several threads. */
public interface StimulusImages {

    /**
     * Loads the image of a stimulus.
     *
     * @throws IOException if the image is missing or damaged; the message names it
     */
    StimulusImage load(Stimulus stimulus) throws IOException;
}
