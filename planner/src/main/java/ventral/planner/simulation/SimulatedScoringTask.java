package ventral.planner.simulation;

import ventral.planner.rate.StimulusSetTiming;

/**
 * A checkpoint to be scored on the benchmarks of one stimulus set.
 *
 * @param time when the task arrived, in seconds
 */
record SimulatedScoringTask(StimulusSetTiming set, double time) {}
