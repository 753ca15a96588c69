import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";

export interface LossPoint {
  /** Images learnt from, over all epochs. */
  seen: number;
  loss: number;
}

const MOST_POINTS = 2000;

/**
 * Collects the losses that were reported while the page was open. A repeated report changes nothing. A report of a run
 * that was set back to an earlier position removes the points after it.
 */
export class Losses {
  /** Increases with each report that changed something. */
  revision = 0;
  private readonly points = new Map<string, LossPoint[]>();

  of(run: string): readonly LossPoint[] {
    return this.points.get(run) ?? [];
  }

  add(run: Run): void {
    if (run.loss === undefined || !(run.loss > 0)) return;
    const seen = Number(run.seenImageCount);
    const kept = (this.points.get(run.name) ?? []).filter((point) => point.seen < seen);
    kept.push({ seen, loss: run.loss });
    this.revision++;
    this.points.set(run.name, kept.length > MOST_POINTS ? thinned(kept) : kept);
  }
}

/** Keeps every second point, including the last. */
function thinned(points: LossPoint[]): LossPoint[] {
  return points.filter((_, index) => (points.length - 1 - index) % 2 === 0);
}
