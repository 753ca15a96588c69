package ventral.scorer.simulation;

/** One step along the stream. */
interface Stage {

    /** What the stage makes of the maps of the one before. */
    Maps respond(Maps before);
}
