import {
  Crossing_NotWithinReach as NotWithinReach,
  type ControlLevel,
  type Crossing,
  type ReferenceCurve,
  type ReferenceLine,
  type SaturatingFit,
  type ScalingCurve,
} from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { SIMULATED, type Figure } from "../figure.ts";
import { measureIn, type Measure } from "../measure.ts";
import type { Cell, Table } from "../table.ts";
import { about, decimal, id, list, normalisation, objective, signed, trainingLength } from "../words.ts";
import { drawScaling } from "./scalingPlot.ts";

/** Returns the objective in a curve's name, `{objective}~{measure}`. */
export function objectiveIn(curveName: string): string {
  const last = id(curveName);
  return last.slice(0, last.indexOf("~"));
}

/** Returns the curves of the measure that have points, highest last point first. */
export function scalingCurves(curves: readonly ScalingCurve[], written: string): ScalingCurve[] {
  const height = (curve: ScalingCurve) => curve.points.at(-1)?.mean ?? -Infinity;
  return curves
    .filter((curve) => measureIn(curve.name) === written && curve.points.length > 0)
    .sort((a, b) => height(b) - height(a) || a.name.localeCompare(b.name));
}

/** Creates a figure like figure 2c of Xie et al. (2024). */
export function scalingFigure(curves: readonly ScalingCurve[], measure: Measure): Figure | null {
  const first = curves[0];
  if (first === undefined) return null;
  return {
    file: `scaling-${measure.written}`,
    title: titleOf(first),
    caption: caption(first, measure),
    summary: summary(curves, measure),
    table: table(curves),
    data: data(curves),
    draw: (width, palette) => drawScaling(curves, width, palette),
  };
}

function titleOf(curve: ScalingCurve): string {
  const length = trainingLength(curve.updateCount, curve.epochCount);
  return `Score by number of training images${length === "" ? "" : `, ${length}`}`;
}

/** Formats a control as `Untrained (0.397 ± 0.013 SD, n = 20)`. */
export function controlWords(control: ControlLevel): string {
  const sd = control.standardDeviation === undefined ? "" : ` \u00b1 ${decimal(control.standardDeviation)} SD`;
  return `${control.displayName} (${decimal(control.mean)}${sd}, n = ${control.runCount})`;
}

/**
 * Explains why a slope does not show that more images gave a higher score; empty if it does. With equal passes, points
 * that are not above a control belong to networks that have not yet recovered from the initial drop in training.
 */
export function caution(curve: ScalingCurve): string {
  if (curve.fit === undefined || curve.updateCount > 0n || curve.controls.length === 0) return "";
  const control = Math.max(...curve.controls.map((one) => one.mean));
  const notAbove = curve.points.filter((point) => point.mean <= control).length;
  return notAbove === 0 ? "" : `${notAbove} of ${curve.points.length} points not above the control: no evidence of a rise`;
}

function caption(curve: ScalingCurve, measure: Measure): string[] {
  const sentences = [
    `Alignment ${normalisation(curve.normalisation)}, ${measure.title}, against dataset size on a logarithmic axis.`,
    "Diamonds: means over seeds with \u00b1 1 SD (ddof 1). Line and band: value = a + b log\u2081\u2080(images) and its 95 % confidence " +
      "band (of the line\u2019s height, not of a further run), drawn on in dashes to where it meets a reference. Grey: the other objectives\u2019 lines.",
  ];
  if (curve.references.length > 0) {
    sentences.push(
      `Dashed across: ${list(curve.references.map((line) => `${line.displayName} (${decimal(line.value)})`))}, with the 95 % interval (Fieller) of the crossing.`,
    );
  }
  const shown = curve.referenceCurves.filter((reference) => reference.points.length > 0);
  if (shown.length > 0) {
    sentences.push(
      `Triangles and thin line: ${list(shown.map((reference) => reference.displayName))}, means over networks by the images that they learnt from, and a saturating curve through them.`,
    );
  }
  for (const reference of curve.referenceCurves.filter(({ points }) => points.length === 0)) {
    sentences.push(`Without the curve of ${reference.displayName}: ${reference.unavailableReason}.`);
  }
  const length = trainingLength(curve.updateCount, curve.epochCount);
  if (length !== "") sentences.push(`${length.charAt(0).toUpperCase()}${length.slice(1)}.`);
  if (curve.controls.length > 0) {
    sentences.push(`Bands across: controls that learn nothing, mean \u00b1 1 SD (ddof 1): ${list(curve.controls.map(controlWords))}.`);
  }
  if (curve.joinedSweeps.length > 0) sentences.push(`With the runs of ${list(curve.joinedSweeps)}.`);
  if (curve.simulated) sentences.push(SIMULATED);
  return sentences;
}

function summary(curves: readonly ScalingCurve[], measure: Measure): string {
  const slopes = curves.map((curve) => {
    const name = objective(objectiveIn(curve.name));
    return curve.fit === undefined ? `${name}: no line yet` : `${name}: ${slope(curve)}`;
  });
  return `${curves[0]?.simulated ? "Simulated. " : ""}Alignment, ${measure.title}, for each factor of ten in images: ${slopes.join("; ")}.`;
}

/** Formats a slope as `+0.037 ± 0.004`. */
export function slope(curve: ScalingCurve): string {
  if (curve.fit === undefined) return "no line with fewer than three dataset sizes";
  return `${signed(curve.fit.slopePerDecade)} \u00b1 ${decimal(curve.fit.slopeStandardError)}`;
}

export function crossingWords(crossing: Crossing | undefined): string {
  if (crossing === undefined) return "no line";
  const { answer } = crossing;
  switch (answer.case) {
    case "size":
      return `${about(answer.value.imageCount)} (${limit(answer.value.lowerImageCount)} to ${limit(answer.value.upperImageCount)})`;
    case "notWithinReach":
      return `not within reach of this data: ${reason(answer.value)}`;
    case undefined:
      return "not within reach of this data";
  }
}

function limit(images: number): string {
  return images > 0 && Number.isFinite(images) ? about(images) : "no limit";
}

/** Describes the crossing of the line, and that of the saturating curve if there is one. */
export function bothCrossings(meets: ReferenceLine | ReferenceCurve | undefined): string {
  const line = crossingWords(meets?.crossing);
  return meets?.saturatingCrossing === undefined ? line : `${line}; as a saturating curve: ${crossingWords(meets.saturatingCrossing)}`;
}

export function reason(value: NotWithinReach): string {
  switch (value) {
    case NotWithinReach.NOT_RISING:
      return "the line does not rise";
    case NotWithinReach.SLOPE_UNCERTAIN:
      return "the slope may be 0";
    case NotWithinReach.TOO_FAR:
      return "more than 1,000 times the largest dataset";
    case NotWithinReach.ENDS_BELOW:
      return "it saturates below";
    case NotWithinReach.ABOVE_FROM_THE_START:
      return "it is above from the smallest dataset on";
    case NotWithinReach.UNSPECIFIED:
      return "no reason is given";
  }
}

/** Describes whether the points favour a saturating curve. */
export function endWords(fit: SaturatingFit | undefined, pointCount: number): string {
  if (fit === undefined) {
    return pointCount < 8 ? "undetermined with fewer than eight dataset sizes" : "no saturating curve fits";
  }
  const preference = `\u0394AICc ${signed(fit.aiccPreference, 1)}`;
  if (fit.aiccPreference > 2) return `favours saturation at ${decimal(fit.level)} (${preference})`;
  if (fit.aiccPreference < -2) return `favours the line (${preference})`;
  return `undecided (${preference}); it would saturate at ${decimal(fit.level)}`;
}

function table(curves: readonly ScalingCurve[]): Table {
  const references = curves[0]?.references ?? [];
  const referenceCurves = (curves[0]?.referenceCurves ?? []).filter((reference) => reference.points.length > 0);
  const controls = curves[0]?.controls ?? [];
  return {
    columns: [
      { key: "objective", title: "Objective" },
      { key: "sizes", title: "Sizes" },
      { key: "slope", title: "Slope per factor of ten \u00b1 s.e." },
      { key: "r_squared", title: "R\u00b2", show: (cell: number) => decimal(cell, 2) },
      ...references.map((line) => ({ key: line.reference, title: `Images to meet ${line.displayName} (95 %)` })),
      ...referenceCurves.map((reference) => ({
        key: reference.family, title: `Images to meet the curve of ${reference.displayName} (95 %)`,
      })),
      { key: "end", title: "Line or saturation" },
      { key: "training", title: "Training" },
      ...controls.map((control) => ({ key: control.objective, title: `${control.displayName} control` })),
      { key: "caution", title: "Caution" },
    ],
    rows: curves.map((curve): Cell[] => [
      objective(objectiveIn(curve.name)),
      curve.points.length,
      slope(curve),
      curve.fit?.rSquared ?? null,
      ...references.map((line) =>
        bothCrossings(curve.references.find((one) => one.reference === line.reference)),
      ),
      ...referenceCurves.map((reference) =>
        bothCrossings(curve.referenceCurves.find((one) => one.family === reference.family)),
      ),
      endWords(curve.saturatingFit, curve.points.length),
      trainingLength(curve.updateCount, curve.epochCount),
      ...controls.map((control) => {
        const own = curve.controls.find((one) => one.objective === control.objective);
        return own === undefined ? null : controlWords(own);
      }),
      caution(curve),
    ]),
  };
}

/**
 * Returns points, places of the band, references with their crossings, and every run of a control, distinguished by
 * `kind`.
 */
function data(curves: readonly ScalingCurve[]): Table {
  const keys = [
    "objective", "kind", "name", "image_count", "value", "standard_deviation_ddof_1", "run_count", "lower_95", "upper_95",
    "residual", "not_within_reach", "normalisation", "simulated", "update_count", "epoch_count",
  ];
  const rows = curves.flatMap((curve): Cell[][] => {
    const name = objectiveIn(curve.name);
    const last = [normalisation(curve.normalisation), curve.simulated, curve.updateCount, curve.epochCount];
    const points = curve.points.map((point): Cell[] => [
      name, "point", null, point.imageCount, point.mean, point.standardDeviation ?? null, point.runCount, null, null,
      point.residual ?? null, null, ...last,
    ]);
    const band = (curve.fit?.band ?? []).map((place): Cell[] => [
      name, "line", null, place.imageCount, place.value, null, null, place.lower, place.upper, null, null, ...last,
    ]);
    const meeting = (kind: string, displayName: string, value: number | null, crossing: Crossing | undefined): Cell[] => {
      const answer = crossing?.answer;
      const size = answer?.case === "size" ? answer.value : null;
      return [
        name, kind, displayName, size?.imageCount ?? null, value, null, null, size?.lowerImageCount ?? null,
        size?.upperImageCount ?? null, null, answer?.case === "notWithinReach" ? reason(answer.value) : null, ...last,
      ];
    };
    const crossings = curve.references.flatMap((line) => [
      meeting("crossing", line.displayName, line.value, line.crossing),
      ...(line.saturatingCrossing === undefined
        ? []
        : [meeting("crossing_with_end", line.displayName, line.value, line.saturatingCrossing)]),
    ]);
    const references = curve.referenceCurves.flatMap((reference) => [
      ...reference.points.map((point): Cell[] => [
        name, "reference_point", reference.displayName, point.imageCount, point.mean, point.standardDeviation ?? null,
        point.runCount, null, null, null, null, ...last,
      ]),
      ...(reference.crossing === undefined ? [] : [meeting("crossing", reference.displayName, null, reference.crossing)]),
      ...(reference.saturatingCrossing === undefined
        ? []
        : [meeting("crossing_with_end", reference.displayName, null, reference.saturatingCrossing)]),
    ]);
    const controls = curve.controls.flatMap((control): Cell[][] => [
      [
        name, "control", id(control.objective), null, control.mean, control.standardDeviation ?? null, control.runCount, null, null,
        null, null, ...last,
      ],
      ...control.runs.map((run): Cell[] => [
        name, "control run", run.run, null, run.value, null, 1, null, null, null, null, ...last,
      ]),
    ]);
    return [...points, ...band, ...crossings, ...references, ...controls];
  });
  return { columns: keys.map((key) => ({ key, title: key })), rows };
}
