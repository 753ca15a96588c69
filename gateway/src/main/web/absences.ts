import type { LeftOutRun } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import type { Benchmark } from "#api/ventral/api/v1/score_service_pb.ts";
import type { Sweep } from "#api/ventral/api/v1/sweep_service_pb.ts";
import { BenchmarkState } from "#api/ventral/type/v1/specs_pb.ts";
import type { Absence } from "./figure.ts";
import { count, id, plural } from "./words.ts";

export const NO_SWEEP: Absence = {
  sentences: [
    "There is no sweep yet. A sweep trains one network for each objective, dataset size and seed on a stream of " +
      "images; its figures grow here. For example:",
  ],
  command:
    "./ventral streams create s1 --images 128000 --image-size 128\n" +
    "./ventral sweeps create figure2 --stream s1 --objective distance,category --images 640,6400,64000 --seeds 0,1,2",
};

/** Explains why there are no values to draw. */
export function noScores(
  sweep: Sweep,
  scoreCount: number,
  benchmarks: readonly Benchmark[],
  leftOut: readonly LeftOutRun[],
): Absence {
  if (leftOut.length > 0) {
    return {
      sentences: ["No run has a value here:", ...leftOut.slice(0, 5).map((run) => `${id(run.run)}: ${run.reason}.`)],
    };
  }
  if (!benchmarks.some((benchmark) => benchmark.state === BenchmarkState.READY)) {
    return {
      sentences: [
        "No benchmark is ready on this installation, so nothing can be scored. Find out what is missing with:",
      ],
      command: "./ventral benchmarks",
    };
  }
  return {
    sentences: [
      `No run of ${sweep.name} has a score of its last checkpoint yet: ` +
        `${count(sweep.endedRunCount)} of ${plural(sweep.runCount, "run")} have ended, ` +
        `${scoreCount === 0 ? "nothing is scored" : `${plural(scoreCount, "score")} of earlier checkpoints or others`} ` +
        "so far. This page updates itself.",
    ],
    command: `./ventral runs watch --sweep ${id(sweep.name)}`,
  };
}
