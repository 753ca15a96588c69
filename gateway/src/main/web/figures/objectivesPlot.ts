import * as Plot from "@observablehq/plot";
import type { ObjectiveComparison, ObjectiveScores } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import type { Palette } from "../theme.ts";
import { decimal, isControl, normalisation, objective as objectiveTitle, percentage } from "../words.ts";
import { type ObjectivesPanel, percentageOf } from "./objectivesPanels.ts";
import { columnsIn, compose, FONT_SIZE, padded, panel, title } from "./panels.ts";

const GAP = 18;
const LEAST_WIDTH = 190;
const NAMES_WIDTH = 168;
const NARROW_NAMES_WIDTH = 128;
/** Ems per pixel of the names' column. */
const NAME_EMS_PER_PIXEL = 1 / 14;
const LINE = 14;
/** Half the width of an axis label, which may be centred on the end of the axis. */
const LABEL_ROOM = 16;

/**
 * Draws objectives from top to bottom and values to the right; with enough width, all panels share one column of names.
 */
export function drawObjectives(panels: readonly ObjectivesPanel[], width: number, palette: Palette): SVGSVGElement {
  const namesWidth = width < 560 ? NARROW_NAMES_WIDTH : NAMES_WIDTH;
  const columns = columnsIn(width - namesWidth, LEAST_WIDTH, GAP, panels.length);
  const sideBySide = columns === panels.length ? columns : columns > 2 ? 2 : 1;
  const columnsOfNames = sideBySide === panels.length ? 1 : sideBySide;
  const frame = (width - namesWidth * columnsOfNames - GAP * (sideBySide - 1)) / sideBySide;
  const order = namesIn(panels);
  const drawn = panels.map((one, index) => {
    const named = sideBySide < panels.length || index === 0;
    return drawPanel(one, order, frame + (named ? namesWidth : 0), named ? namesWidth : 0, palette);
  });
  return compose(drawn, sideBySide, GAP);
}

/** Returns the objectives in the order of the first panel, then those that only other panels have. */
function namesIn(panels: readonly ObjectivesPanel[]): string[] {
  return [...new Set(panels.flatMap(({ comparison }) => comparison.objectives.map((one) => one.objective)))];
}

function drawPanel(
  { title: heading, comparison }: ObjectivesPanel,
  order: readonly string[],
  width: number,
  namesWidth: number,
  palette: Palette,
): SVGSVGElement {
  const { objectives, references } = comparison;
  const top = 26 + LINE * references.length;
  const lines = Math.max(
    ...order.map((name) => Math.ceil(objectiveTitle(name).length / ((namesWidth || NAMES_WIDTH) / 7.5))),
  );
  const seeds = objectives.flatMap((one) => one.seeds.map((seed) => ({ ...seed, objective: one.objective })));
  const spread = objectives.flatMap(({ mean, standardDeviation: sd, meanInterval: interval }) => [
    mean,
    mean - (sd ?? 0),
    mean + (sd ?? 0),
    interval?.lower ?? mean,
    interval?.upper ?? mean,
  ]);
  const domain = padded([...spread, ...seeds.map((seed) => seed.value), ...references.map((line) => line.value)]);
  const colour = (one: { objective: string }) => (isControl(one.objective) ? palette.ink : palette.data);
  return panel(palette, {
    width,
    height: top + order.length * Math.max(30, 10 + LINE * lines) + 44,
    marginTop: top,
    marginBottom: 44,
    marginLeft: namesWidth || LABEL_ROOM,
    marginRight: LABEL_ROOM,
    x: {
      domain,
      label: axisLabel(comparison),
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 33,
      ticks: 3,
      grid: true,
    },
    y: { type: "band", domain: order, label: null, padding: 0.1, axis: null },
    marks: [
      namesWidth === 0
        ? null
        : Plot.axisY({
            tickSize: 0,
            tickPadding: 8,
            lineWidth: namesWidth * NAME_EMS_PER_PIXEL,
            tickFormat: objectiveTitle,
          }),
      Plot.ruleY(order, { y: (name: string) => name, stroke: palette.faint, strokeOpacity: 0.35 }),
      title(heading, -8 - LINE * references.length, 40),
      ...referenceMarks(comparison, domain, palette),
      Plot.ruleY(
        objectives.filter((one) => one.standardDeviation !== undefined),
        {
          y: "objective",
          x1: (one) => one.mean - one.standardDeviation,
          x2: (one) => one.mean + one.standardDeviation,
          dy: -4,
          stroke: colour,
          strokeWidth: 1.2,
        },
      ),
      Plot.ruleY(
        objectives.filter((one) => one.meanInterval !== undefined),
        {
          y: "objective",
          x1: (one) => one.meanInterval.lower,
          x2: (one) => one.meanInterval.upper,
          dy: -4,
          stroke: colour,
          strokeWidth: 4.5,
          strokeOpacity: 0.45,
        },
      ),
      Plot.dot(seeds, {
        x: "value",
        y: "objective",
        dy: 6,
        r: 2.6,
        stroke: colour,
        fill: palette.ground,
        strokeWidth: 1.1,
      }),
      Plot.dot(objectives, {
        x: "mean",
        y: "objective",
        dy: -4,
        symbol: "diamond",
        r: 4.6,
        fill: colour,
        stroke: palette.ground,
        strokeWidth: 0.8,
      }),
      Plot.tip(
        objectives,
        Plot.pointer({
          x: "mean",
          y: "objective",
          dy: -4,
          fill: palette.ground,
          stroke: palette.faint,
          fontSize: FONT_SIZE,
          title: (one: ObjectiveScores) => tip(one, comparison),
        }),
      ),
    ],
  });
}

function axisLabel(comparison: ObjectiveComparison): string {
  return `${normalisation(comparison.normalisation)}${comparison.simulated ? ", simulated" : ""}`;
}

function referenceMarks(comparison: ObjectiveComparison, domain: [number, number], palette: Palette): Plot.Markish[] {
  const middle = (domain[0] + domain[1]) / 2;
  return comparison.references.flatMap((line, index) => [
    Plot.ruleX([line], {
      x: "value",
      stroke: palette.reference,
      strokeDasharray: index === 0 ? "5 3" : "2 3",
      strokeWidth: 1.4,
    }),
    Plot.text([line], {
      x: "value",
      text: "displayName",
      frameAnchor: "top",
      dy: -7 - LINE * index,
      fill: palette.reference,
      textAnchor: line.value > middle ? "end" : "start",
      dx: line.value > middle ? 4 : -4,
    }),
  ]);
}

function tip(one: ObjectiveScores, comparison: ObjectiveComparison): string {
  const lines = [one.displayName, `mean ${decimal(one.mean)} (n = ${one.seeds.length})`];
  if (one.standardDeviation !== undefined) lines.push(`SD ${decimal(one.standardDeviation)} (ddof 1)`);
  if (one.meanInterval !== undefined) {
    lines.push(`95 % ${decimal(one.meanInterval.lower)} to ${decimal(one.meanInterval.upper)}`);
  }
  for (const line of comparison.references) {
    const share = percentageOf(one, line.reference);
    if (share !== null) lines.push(`${percentage(share)} of ${line.displayName}`);
  }
  if (one.allLatentsPercentage !== undefined) lines.push(`${percentage(one.allLatentsPercentage)} of all latents`);
  return lines.join("\n");
}
