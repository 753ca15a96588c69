import { create } from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import {
  type ObjectiveComparison,
  ObjectiveComparisonSchema,
} from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { type Run, RunSchema } from "#api/ventral/api/v1/run_service_pb.ts";
import { Normalisation, type ScalingCurve, ScalingCurveSchema } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import {
  type Benchmark,
  BenchmarkSchema,
  LayerChoice_Method as Method,
  type Score,
  ScoreSchema,
} from "#api/ventral/api/v1/score_service_pb.ts";
import { BenchmarkState, Region, type RunState } from "#api/ventral/type/v1/specs_pb.ts";
import { objective as objectiveTitle } from "../../main/web/words.ts";

/** Creates messages as the gateway sends them, with synthetic values. */

export const SWEEP = "sweeps/figure2";
export const SUITE = "suite-1";
export const NOON = timestampFromMs(Date.UTC(2024, 0, 1, 12));

export const BENCHMARKS: Benchmark[] = [Region.V1, Region.V2, Region.V4, Region.IT].map((region) =>
  create(BenchmarkSchema, {
    name: `benchmarks/b-${Region[region].toLowerCase()}`,
    region,
    suite: SUITE,
    metric: "pls",
    ceiling: 0.8,
    version: 1,
    simulated: true,
    state: BenchmarkState.READY,
  }),
);

export interface SampledObjective {
  id: string;
  seeds: number[];
}

export function comparison(measure: string, objectives: SampledObjective[], reference?: number): ObjectiveComparison {
  const scores = objectives
    .map(({ id, seeds }) => {
      const mean = seeds.reduce((sum, value) => sum + value, 0) / seeds.length;
      const sd = Math.sqrt(seeds.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds.length - 1));
      const spread =
        seeds.length > 1 ? { standardDeviation: sd, meanInterval: { lower: mean - sd, upper: mean + sd } } : {};
      return {
        objective: `objectives/${id}`,
        displayName: objectiveTitle(id),
        mean,
        ...spread,
        seeds: seeds.map((value, seed) => ({ seed: BigInt(seed), run: `runs/${id}-${seed}`, value })),
        referencePercentages:
          reference === undefined ? [] : [{ reference: "references/r1", percentage: (100 * mean) / reference }],
      };
    })
    .sort((a, b) => b.mean - a.mean);
  const pairs = scores.flatMap((one, index) =>
    scores.slice(index + 1).map((other) => ({
      objective: one.objective,
      otherObjective: other.objective,
      meanDifference: one.mean - other.mean,
      uStatistic: one.seeds
        .flatMap((a) => other.seeds.map((b) => Number(a.value > b.value)))
        .reduce((a, b) => a + b, 0),
      pValue: 0.1,
      smallestPossiblePValue: 0.1,
      holmPValue: 0.3,
      seedsNeeded: 4,
    })),
  );
  return create(ObjectiveComparisonSchema, {
    name: `${SWEEP}/objectiveComparisons/${measure}`,
    imageCount: 64_000n,
    objectives: scores,
    pairs,
    normalisation: Normalisation.RATIO_SQUARED,
    simulated: true,
    benchmarks: BENCHMARKS.map((one) => one.name),
    references:
      reference === undefined
        ? []
        : [{ reference: "references/r1", displayName: "ImageNet ResNet-18", value: reference }],
  });
}

/** Creates a curve without a line. */
export function curve(objective: string, measure: string, points: [bigint, number][]): ScalingCurve {
  return create(ScalingCurveSchema, {
    name: `${SWEEP}/scalingCurves/${objective}~${measure}`,
    points: points.map(([imageCount, mean]) => ({ imageCount, runCount: 3, mean, standardDeviation: 0.01 })),
    normalisation: Normalisation.RATIO_SQUARED,
    simulated: true,
  });
}

export function score(checkpoint: string, benchmark: Benchmark, layers: [string, number][], committed: string): Score {
  return create(ScoreSchema, {
    name: `${checkpoint}/scores/${benchmark.name.slice("benchmarks/".length)}`,
    benchmark: benchmark.name,
    objective: "objectives/distance",
    seenImageCount: BigInt(checkpoint.slice(checkpoint.lastIndexOf("/") + 1)),
    region: benchmark.region,
    suite: benchmark.suite,
    simulated: benchmark.simulated,
    layer: committed,
    createTime: NOON,
    rawValue: layers.find(([name]) => name === committed)?.[1] ?? 0,
    layers: layers.map(([layer, rawValue]) => ({ layer, rawValue, standardError: 0.01 })),
    layerChoice: { method: Method.BEST, benchmark: benchmark.name },
  });
}

export function run(id: string, state: RunState, seenImageCount: bigint, loss?: number): Run {
  return create(RunSchema, {
    name: `runs/${id}`,
    state,
    seenImageCount,
    createTime: NOON,
    ...(loss === undefined ? {} : { loss }),
    spec: {
      stream: "streams/s1",
      objective: "objectives/distance",
      imageCount: 64_000n,
      epochCount: 1,
      seed: 0n,
      sweep: SWEEP,
    },
  });
}
