package ventral.cli.plan;

/**
 * One checkpoint that is to look at one set of pictures.
 *
 * @param time when it came
 */
record ScoringTask(PictureSet set, double time) {}
