import * as Plot from "@observablehq/plot";
import {
  Crossing_NotWithinReach as NotWithinReach,
  type ReferenceCurve,
  type ReferenceLine,
  type ScalingCurve,
  type ScalingPoint,
  type Crossing_Size as Size,
} from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import type { Palette } from "../theme.ts";
import { about, count, decimal, normalisation, objective, trainingLength } from "../words.ts";
import { columnsIn, compose, FONT_SIZE, padded, panel, title } from "./panels.ts";
import { caution, objectiveIn, slope } from "./scalingCurves.ts";

const GAP = 22;
const LEAST_WIDTH = 285;
const FRAME = 170;
const LINE = 15;
/**
 * A crossing beyond this multiple of the largest dataset is written but not drawn, because it would squeeze the points.
 */
const FARTHEST = 100;

interface Axes {
  x: [number, number];
  y: [number, number];
}

/** Draws one panel per objective, all with the same axes. */
export function drawScaling(curves: readonly ScalingCurve[], width: number, palette: Palette): SVGSVGElement {
  const columns = columnsIn(width, LEAST_WIDTH, GAP, Math.min(5, curves.length));
  const each = Math.min(620, (width - GAP * (columns - 1)) / columns);
  const axes = { x: sizes(curves), y: heights(curves) };
  return compose(
    curves.map((curve) => drawPanel(curve, curves, axes, each, palette)),
    columns,
    GAP,
  );
}

function sizes(curves: readonly ScalingCurve[]): [number, number] {
  const measured = curves.flatMap((curve) => [
    ...curve.points.map((point) => Number(point.imageCount)),
    ...curve.referenceCurves.flatMap((reference) => reference.points.map((point) => Number(point.imageCount))),
  ]);
  const farthest = Math.max(...measured) * FARTHEST;
  const crossings = curves
    .flatMap((curve) => curve.references.map(sizeOf))
    .flatMap((size) => (size === null ? [] : [size.imageCount, size.upperImageCount]))
    .filter((images) => images <= farthest);
  const least = Math.min(...measured);
  const most = Math.max(...measured, ...crossings);
  const room = (most / least) ** 0.05 || 1.2;
  return [least / Math.max(room, 1.08), most * Math.max(room, 1.08)];
}

function heights(curves: readonly ScalingCurve[]): [number, number] {
  return padded(
    curves.flatMap((curve) => [
      ...curve.points.flatMap(({ mean, standardDeviation: sd }) => [mean - (sd ?? 0), mean + (sd ?? 0)]),
      ...curve.references.map((line) => line.value),
      ...curve.referenceCurves.flatMap((reference) => reference.points.map((point) => point.mean)),
      ...curve.controls.flatMap(({ mean, standardDeviation: sd }) => [mean - (sd ?? 0), mean + (sd ?? 0)]),
    ]),
  );
}

function sizeOf(line: ReferenceLine): Size | null {
  return line.crossing?.answer.case === "size" ? line.crossing.answer.value : null;
}

/** Returns the ends of a curve's line, extended to the farthest crossing that is drawn. */
function line(curve: ScalingCurve, until: number): { x: number; y: number }[] {
  const { fit } = curve;
  const first = curve.points[0];
  if (fit === undefined || first === undefined) return [];
  return [Number(first.imageCount), until].map((x) => ({ x, y: fit.intercept + fit.slopePerDecade * Math.log10(x) }));
}

function lastSize(curve: ScalingCurve): number {
  return Number(curve.points.at(-1)?.imageCount ?? 0);
}

function drawPanel(
  curve: ScalingCurve,
  all: readonly ScalingCurve[],
  axes: Axes,
  width: number,
  palette: Palette,
): SVGSVGElement {
  const crossings = curve.references.flatMap((reference) => {
    const size = sizeOf(reference);
    return size === null || size.imageCount > axes.x[1] ? [] : [{ size, value: reference.value }];
  });
  const farthest = Math.max(lastSize(curve), ...crossings.map(({ size }) => size.imageCount));
  const others = all.filter((other) => other !== curve).map((other) => line(other, lastSize(other)));
  const name = objective(objectiveIn(curve.name));
  const notes = [
    ...[trainingLength(curve.updateCount, curve.epochCount), caution(curve)]
      .filter((words) => words !== "")
      .map((words) => ({ words, colour: palette.ink })),
    ...curve.references.slice(0, 3).map((reference) => ({
      words: crossingNote(reference, curve.references.length > 1),
      colour: palette.reference,
    })),
  ];
  const top = 44 + LINE * (1 + notes.length);
  return panel(palette, {
    width,
    height: top + FRAME + 44,
    marginTop: top,
    marginBottom: 44,
    marginLeft: 46,
    marginRight: 10,
    x: {
      type: "log",
      domain: axes.x,
      label: "training images",
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 33,
      ticks: 4,
      tickFormat: shortCount,
    },
    y: { domain: axes.y, label: null, ticks: 5, grid: true },
    marks: [
      title(name, -9 - LINE * (1 + notes.length), (width - 50) / 14),
      note(subtitle(curve), -9 - LINE * notes.length, palette.ink),
      ...notes.map(({ words, colour }, index) => note(words, -9 - LINE * (notes.length - 1 - index), colour)),
      ...others.map((ends) => Plot.line(ends, { x: "x", y: "y", stroke: palette.faint, strokeWidth: 1, clip: true })),
      ...controlMarks(curve, axes, palette),
      ...referenceMarks(curve, palette),
      ...curve.referenceCurves.flatMap((reference) => referenceCurveMarks(reference, palette)),
      Plot.areaY(curve.fit?.band ?? [], {
        x: "imageCount",
        y1: "lower",
        y2: "upper",
        fill: palette.data,
        fillOpacity: 0.18,
        clip: true,
      }),
      Plot.line(line(curve, farthest), {
        x: "x",
        y: "y",
        stroke: palette.data,
        strokeWidth: 1.4,
        strokeDasharray: "4 3",
        clip: true,
      }),
      Plot.line(line(curve, lastSize(curve)), { x: "x", y: "y", stroke: palette.data, strokeWidth: 2, clip: true }),
      Plot.ruleX(
        curve.points.filter((point) => point.standardDeviation !== undefined),
        {
          x: size,
          y1: (point) => point.mean - point.standardDeviation,
          y2: (point) => point.mean + point.standardDeviation,
          stroke: palette.data,
          strokeWidth: 1.2,
        },
      ),
      Plot.dot(curve.points, { x: size, y: "mean", symbol: "diamond", r: 3.4, fill: palette.data }),
      Plot.ruleY(crossings, {
        y: "value",
        x1: ({ size }) => Math.max(size.lowerImageCount, axes.x[0]),
        x2: ({ size }) => Math.min(size.upperImageCount, axes.x[1]),
        stroke: palette.reference,
        strokeWidth: 4.5,
        strokeOpacity: 0.45,
      }),
      Plot.dot(crossings, {
        x: ({ size }) => size.imageCount,
        y: "value",
        symbol: "circle",
        r: 4,
        stroke: palette.reference,
        fill: palette.ground,
        strokeWidth: 1.6,
      }),
      Plot.tip(
        curve.points,
        Plot.pointer({
          x: size,
          y: "mean",
          fill: palette.ground,
          stroke: palette.faint,
          fontSize: FONT_SIZE,
          title: tip,
        }),
      ),
    ],
  });
}

function size(point: ScalingPoint): number {
  return Number(point.imageCount);
}

function subtitle(curve: ScalingCurve): string {
  const unit = `${normalisation(curve.normalisation)}${curve.simulated ? ", simulated" : ""}`;
  return curve.fit === undefined
    ? `${unit}; no line with ${curve.points.length} sizes`
    : `${unit}; slope ${slope(curve)}`;
}

function note(words: string, dy: number, fill: string): Plot.Markish {
  return Plot.text([words], { frameAnchor: "top-left", lineAnchor: "bottom", dy, fill });
}

function referenceMarks(curve: ScalingCurve, palette: Palette): Plot.Markish[] {
  return curve.references.map((reference, index) =>
    Plot.ruleY([reference], {
      y: "value",
      stroke: palette.reference,
      strokeDasharray: index === 0 ? "5 3" : "2 3",
      strokeWidth: 1.4,
    }),
  );
}

const REFERENCE_STEPS = 48;

function referenceCurveMarks(reference: ReferenceCurve, palette: Palette): Plot.Markish[] {
  return [
    Plot.line(lawOf(reference), { x: "x", y: "y", stroke: palette.reference, strokeWidth: 1, clip: true }),
    Plot.dot(reference.points, {
      x: size,
      y: "mean",
      symbol: "triangle",
      r: 3,
      stroke: palette.reference,
      fill: palette.ground,
    }),
  ];
}

/** Returns the saturating curve of a reference, from its first size to its last, in equal logarithmic steps. */
function lawOf({ fit, points }: ReferenceCurve): { x: number; y: number }[] {
  const first = points[0];
  const last = points.at(-1);
  if (fit === undefined || first === undefined || last === undefined) return [];
  const from = Number(first.imageCount);
  return Array.from({ length: REFERENCE_STEPS + 1 }, (_, step) => {
    const growth = (Number(last.imageCount) / from) ** (step / REFERENCE_STEPS);
    return { x: from * growth, y: fit.level - fit.gap * growth ** -fit.exponent };
  });
}

/** Draws the mean ± 1 SD of each control across the panel. */
function controlMarks(curve: ScalingCurve, axes: Axes, palette: Palette): Plot.Markish[] {
  return curve.controls.flatMap((control, index) => [
    Plot.rect([control], {
      x1: axes.x[0],
      x2: axes.x[1],
      y1: control.mean - (control.standardDeviation ?? 0),
      y2: control.mean + (control.standardDeviation ?? 0),
      fill: palette.ink,
      fillOpacity: 0.1,
    }),
    Plot.ruleY([control], {
      y: "mean",
      stroke: palette.ink,
      strokeDasharray: index === 0 ? "1 3" : "6 2",
      strokeWidth: 1.2,
    }),
    Plot.text([control], {
      x: axes.x[1],
      y: "mean",
      text: "displayName",
      textAnchor: "end",
      dy: -6,
      fill: palette.ink,
    }),
  ]);
}

function crossingNote(reference: ReferenceLine, named: boolean): string {
  const answer = reference.crossing?.answer;
  const name = named ? `${reference.displayName}: ` : "";
  if (answer?.case === "size") return `${name}meets at ${about(answer.value.imageCount)} images`;
  if (answer?.case === "notWithinReach") return `${name}not within reach (${BRIEFLY[answer.value]})`;
  return `${name}no crossing without a line`;
}

const BRIEFLY: Record<NotWithinReach, string> = {
  [NotWithinReach.UNSPECIFIED]: "no reason given",
  [NotWithinReach.NOT_RISING]: "does not rise",
  [NotWithinReach.SLOPE_UNCERTAIN]: "slope may be 0",
  [NotWithinReach.TOO_FAR]: "too far",
  [NotWithinReach.ENDS_BELOW]: "saturates below",
  [NotWithinReach.ABOVE_FROM_THE_START]: "above from the start",
};

function tip(point: ScalingPoint): string {
  const lines = [`${count(point.imageCount)} images`, `mean ${decimal(point.mean)} (n = ${point.runCount})`];
  if (point.standardDeviation !== undefined) lines.push(`SD ${decimal(point.standardDeviation)} (ddof 1)`);
  return lines.join("\n");
}

/** Formats counts as `640`, `6.4k`, `64k`, `1.3M`. */
function shortCount(images: number): string {
  if (images >= 1e9) return `${Number((images / 1e9).toPrecision(3))}G`;
  if (images >= 1e6) return `${Number((images / 1e6).toPrecision(3))}M`;
  if (images >= 1e3) return `${Number((images / 1e3).toPrecision(3))}k`;
  return String(images);
}
