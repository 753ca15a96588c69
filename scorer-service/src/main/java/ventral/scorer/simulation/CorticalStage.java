package ventral.scorer.simulation;

/** Stage of the ventral stream model. */
interface CorticalStage {

    /** Computes the stage's feature maps from those of the previous stage. */
    FeatureMaps respond(FeatureMaps before);
}
