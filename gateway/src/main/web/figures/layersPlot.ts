import * as Plot from "@observablehq/plot";
import type { LayerScore, Score } from "#api/ventral/api/v1/score_service_pb.ts";
import type { Palette } from "../theme.ts";
import { decimal, id, region } from "../words.ts";
import { columnsIn, compose, FONT_SIZE, padded, panel, title } from "./panels.ts";

const GAP = 18;
const LEAST_WIDTH = 150;
const NAMES_WIDTH = 112;
const ROW = 22;

/** Draws one panel per benchmark, with the layers from top to bottom. */
export function drawLayers(scores: readonly Score[], width: number, palette: Palette): SVGSVGElement {
  const columns = columnsIn(width - NAMES_WIDTH, LEAST_WIDTH, GAP, scores.length);
  const sideBySide = columns === scores.length ? columns : columns > 2 ? 2 : 1;
  const names = sideBySide === scores.length ? 1 : sideBySide;
  const frame = Math.min(420, (width - NAMES_WIDTH * names - GAP * (sideBySide - 1)) / sideBySide);
  const order = [...new Set(scores.flatMap((score) => score.layers.map((layer) => layer.layer)))];
  const panels = scores.map((score, index) => {
    const named = sideBySide < scores.length || index === 0;
    return drawPanel(score, scores, order, frame + (named ? NAMES_WIDTH : 0), named ? NAMES_WIDTH : 0, palette);
  });
  return compose(panels, sideBySide, GAP);
}

function drawPanel(
  score: Score,
  all: readonly Score[],
  order: readonly string[],
  width: number,
  namesWidth: number,
  palette: Palette,
): SVGSVGElement {
  const sisters = all.filter((one) => one.region === score.region).length;
  const heading = sisters > 1 ? `${region(score.region)}: ${id(score.benchmark)}` : region(score.region);
  const spread = score.layers.flatMap(({ rawValue: r, standardError: error }) => [r - error, r + error]);
  const committed = score.layers.filter((layer) => layer.layer === score.layer);
  const dot = { x: "rawValue", y: "layer" } as const;
  return panel(palette, {
    width,
    height: 28 + order.length * ROW + 44,
    marginTop: 28,
    marginBottom: 44,
    marginLeft: namesWidth || 2,
    marginRight: 8,
    x: {
      domain: padded(spread),
      label: `raw r${score.simulated ? ", simulated" : ""}`,
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 33,
      ticks: 4,
      grid: true,
    },
    y: { type: "point", domain: order, label: null, padding: 0.6, axis: null },
    marks: [
      namesWidth === 0 ? null : Plot.axisY({ tickSize: 0, tickPadding: 8 }),
      title(heading, -8, 30),
      Plot.ruleY(order, { y: (name: string) => name, stroke: palette.faint, strokeOpacity: 0.35 }),
      Plot.line(score.layers, { ...dot, stroke: palette.data, strokeWidth: 1, strokeOpacity: 0.55 }),
      Plot.ruleY(score.layers, {
        y: "layer",
        x1: (layer) => layer.rawValue - layer.standardError,
        x2: (layer) => layer.rawValue + layer.standardError,
        stroke: palette.data,
        strokeWidth: 1.4,
      }),
      Plot.dot(
        score.layers.filter((layer) => layer.layer !== score.layer),
        {
          ...dot,
          r: 3,
          stroke: palette.data,
          fill: palette.ground,
          strokeWidth: 1.2,
        },
      ),
      Plot.dot(committed, { ...dot, r: 6, symbol: "diamond", fill: palette.reference, stroke: palette.ground }),
      Plot.tip(
        score.layers,
        Plot.pointer({
          ...dot,
          fill: palette.ground,
          stroke: palette.faint,
          fontSize: FONT_SIZE,
          title: (layer: LayerScore) => tip(layer, score),
        }),
      ),
    ],
  });
}

function tip(layer: LayerScore, score: Score): string {
  const lines = [layer.layer, `r ${decimal(layer.rawValue)} \u00b1 ${decimal(layer.standardError)} s.e.`];
  if (layer.layer === score.layer) lines.push(`stands for ${region(score.region)}`);
  return lines.join("\n");
}
