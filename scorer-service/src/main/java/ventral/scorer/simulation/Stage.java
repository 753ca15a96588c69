package ventral.scorer.simulation;

/** Stage of the ventral stream model. */
interface Stage {

    /** Computes the stage's feature maps from those of the previous stage. */
    Maps respond(Maps before);
}
