import type { ObjectiveComparison, ObjectiveScores } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import type { Benchmark } from "#api/ventral/api/v1/score_service_pb.ts";
import { type Measure, measureIn } from "../measure.ts";
import { id, region } from "../words.ts";

/** The objectives on one measure. */
export interface ObjectivesPanel {
  title: string;
  comparison: ObjectiveComparison;
}

/** Returns the panels: the chosen measure first; for a suite, then its benchmarks from V1 to IT. */
export function objectivesPanels(
  comparisons: readonly ObjectiveComparison[],
  measure: Measure,
  benchmarks: readonly Benchmark[],
): ObjectivesPanel[] {
  const chosen = comparisons.find((one) => measureIn(one.name) === measure.written);
  if (chosen === undefined || chosen.objectives.length === 0) return [];
  if (measure.suite === null) return [{ title: measure.title, comparison: chosen }];
  const members = benchmarks
    .filter((benchmark) => benchmark.suite === measure.suite)
    .sort((a, b) => a.region - b.region || a.name.localeCompare(b.name));
  const regions = members.flatMap((benchmark): ObjectivesPanel[] => {
    const comparison = comparisons.find((one) => measureIn(one.name) === id(benchmark.name));
    const sisters = members.filter((one) => one.region === benchmark.region).length;
    if (comparison === undefined || comparison.objectives.length === 0) return [];
    const title = sisters > 1 ? `${region(benchmark.region)}: ${id(benchmark.name)}` : region(benchmark.region);
    return [{ title, comparison }];
  });
  return [{ title: "Mean of V1, V2, V4, IT", comparison: chosen }, ...regions];
}

/** Returns the mean in percent of a reference; null if the gateway does not have it. */
export function percentageOf(scores: ObjectiveScores, reference: string): number | null {
  return scores.referencePercentages.find((one) => one.reference === reference)?.percentage ?? null;
}
