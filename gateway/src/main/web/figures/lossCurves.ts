import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";
import type { LossPoint } from "../losses.ts";

/** The losses that one run has reported. */
export interface LossCurve {
  run: Run;
  points: readonly LossPoint[];
}

export const MOST_CURVES = 8;

/** Returns the curves of the most recently updated runs that have at least two points. */
export function lossCurves(runs: readonly Run[], pointsOf: (run: string) => readonly LossPoint[]): LossCurve[] {
  const updated = (run: Run) => Number(run.updateTime?.seconds ?? 0n);
  return runs
    .map((run) => ({ run, points: pointsOf(run.name) }))
    .filter((curve) => curve.points.length > 1)
    .sort((a, b) => updated(b.run) - updated(a.run) || a.run.name.localeCompare(b.run.name))
    .slice(0, MOST_CURVES)
    .sort((a, b) => a.run.name.localeCompare(b.run.name));
}
