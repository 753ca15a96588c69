import * as Plot from "@observablehq/plot";
import type { Palette } from "../theme.ts";
import { id } from "../words.ts";
import type { LossCurve } from "./lossCurves.ts";
import { compose, panel } from "./panels.ts";

const SYMBOLS = ["circle", "triangle", "square", "diamond", "star", "cross", "wye", "circle"] as const;
const HEIGHT = 300;
const LINE = 18;

/** Draws the curves, distinguished by colour and by the mark at their end, with a legend above. */
export function drawLosses(curves: readonly LossCurve[], width: number, palette: Palette): SVGSVGElement {
  const columns = Math.max(1, Math.min(curves.length, Math.floor(width / 200)));
  const top = 14 + LINE * Math.ceil(curves.length / columns);
  const style = curves.map((curve, index) => ({
    curve,
    colour: palette.series[index % palette.series.length] ?? palette.data,
    symbol: SYMBOLS[index % SYMBOLS.length] ?? "circle",
    column: index % columns,
    line: Math.floor(index / columns),
  }));
  return compose(
    [
      panel(palette, {
        width,
        height: HEIGHT + top,
        marginTop: top,
        marginBottom: 44,
        marginLeft: 56,
        marginRight: 14,
        x: {
          label: "images seen",
          labelAnchor: "center",
          labelArrow: "none",
          labelOffset: 33,
          ticks: 5,
          tickFormat: "~s",
          nice: true,
        },
        y: { type: "log", label: null, grid: true, ticks: 4, tickFormat: "~g" },
        marks: [
          Plot.text(["loss"], { frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "end", dx: -8, dy: -6 }),
          ...style.flatMap(({ curve, colour, symbol }) => [
            Plot.line(curve.points, { x: "seen", y: "loss", stroke: colour, strokeWidth: 1.6 }),
            Plot.dot(curve.points.slice(-1), { x: "seen", y: "loss", symbol, r: 4, fill: colour }),
          ]),
          ...style.flatMap(({ curve, colour, symbol, column, line }) => {
            const dx = column * ((width - 70) / columns);
            const dy = 8 - top + LINE * line;
            return [
              Plot.dot([0], { frameAnchor: "top-left", dx: dx + 4, dy, symbol, r: 4, fill: colour }),
              Plot.text([id(curve.run.name)], {
                frameAnchor: "top-left",
                lineAnchor: "middle",
                dx: dx + 13,
                dy,
                fill: palette.ink,
              }),
            ];
          }),
        ],
      }),
    ],
    1,
    0,
  );
}
