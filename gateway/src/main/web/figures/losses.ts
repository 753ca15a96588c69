import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";
import type { Figure } from "../figure.ts";
import type { LossPoint } from "../losses.ts";
import type { Cell } from "../table.ts";
import { count, decimal, id, objective } from "../words.ts";
import { drawLosses } from "./lossesPlot.ts";

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

export function lossesFigure(curves: readonly LossCurve[]): Figure | null {
  if (curves.length === 0) return null;
  return {
    file: "losses",
    title: "Training loss since this page was opened",
    caption: [
      "Training loss of the latest reports against images seen, on a logarithmic axis of losses. The gateway keeps only the last report of a run: " +
        `curves begin when the page was opened. At most ${MOST_CURVES} runs, the most recently updated. Losses of different objectives are sums of different terms.`,
    ],
    summary: curves.map(({ run, points }) => `${id(run.name)}: ${decimal(points.at(-1)?.loss ?? NaN)}`).join("; "),
    table: {
      columns: [
        { key: "run", title: "Run" },
        { key: "objective", title: "Objective" },
        { key: "reports", title: "Reports" },
        { key: "seen", title: "Images seen", show: (cell: number) => count(cell) },
        { key: "loss", title: "Last loss", show: (cell: number) => decimal(cell, 4) },
      ],
      rows: curves.map(({ run, points }): Cell[] => [
        id(run.name), objective(run.spec?.objective ?? ""), points.length, points.at(-1)?.seen ?? null, points.at(-1)?.loss ?? null,
      ]),
    },
    data: {
      columns: ["run", "objective", "seen_image_count", "loss"].map((key) => ({ key, title: key })),
      rows: curves.flatMap(({ run, points }) =>
        points.map((point): Cell[] => [run.name, id(run.spec?.objective ?? ""), point.seen, point.loss]),
      ),
    },
    draw: (width, palette) => drawLosses(curves, width, palette),
  };
}
