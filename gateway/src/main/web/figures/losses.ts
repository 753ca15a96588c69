import type { Figure } from "../figure.ts";
import type { Cell } from "../table.ts";
import { count, decimal, id, objective } from "../words.ts";
import { type LossCurve, MOST_CURVES } from "./lossCurves.ts";
import { drawLosses } from "./lossesPlot.ts";

export function lossesFigure(curves: readonly LossCurve[]): Figure | null {
  if (curves.length === 0) return null;
  return {
    file: "losses",
    title: "Training loss since this page was opened",
    caption: [
      "Training loss of the latest reports against images seen, on a logarithmic axis of losses. The gateway keeps " +
        "only the last report of a run: curves begin when the page was opened. " +
        `At most ${MOST_CURVES} runs, the most recently updated. ` +
        "Losses of different objectives are sums of different terms.",
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
        id(run.name),
        objective(run.spec?.objective ?? ""),
        points.length,
        points.at(-1)?.seen ?? null,
        points.at(-1)?.loss ?? null,
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
