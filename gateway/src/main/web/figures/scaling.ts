import type { Crossing, ScalingCurve } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { type Figure, SIMULATED } from "../figure.ts";
import type { Measure } from "../measure.ts";
import type { Cell, Table } from "../table.ts";
import { decimal, id, list, normalisation, objective, trainingLength } from "../words.ts";
import { bothCrossings, caution, controlWords, endWords, objectiveIn, reason, slope } from "./scalingCurves.ts";
import { drawScaling } from "./scalingPlot.ts";

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

function caption(curve: ScalingCurve, measure: Measure): string[] {
  const sentences = [
    `Alignment ${normalisation(curve.normalisation)}, ${measure.title}, against dataset size on a logarithmic axis.`,
    "Diamonds: means over seeds with \u00b1 1 SD (ddof 1). Line and band: value = a + b log\u2081\u2080(images) and " +
      "its 95 % confidence band (of the line\u2019s height, not of a further run), drawn on in dashes to where it " +
      "meets a reference. Grey: the other objectives\u2019 lines.",
  ];
  if (curve.references.length > 0) {
    const lines = curve.references.map((line) => `${line.displayName} (${decimal(line.value)})`);
    sentences.push(`Dashed across: ${list(lines)}, with the 95 % interval (Fieller) of the crossing.`);
  }
  const shown = curve.referenceCurves.filter((reference) => reference.points.length > 0);
  if (shown.length > 0) {
    sentences.push(
      `Triangles and thin line: ${list(shown.map((reference) => reference.displayName))}, means over networks by the ` +
        "images that they learnt from, and a saturating curve through them.",
    );
  }
  for (const reference of curve.referenceCurves.filter(({ points }) => points.length === 0)) {
    sentences.push(`Without the curve of ${reference.displayName}: ${reference.unavailableReason}.`);
  }
  const length = trainingLength(curve.updateCount, curve.epochCount);
  if (length !== "") sentences.push(`${length.charAt(0).toUpperCase()}${length.slice(1)}.`);
  if (curve.controls.length > 0) {
    const controls = list(curve.controls.map(controlWords));
    sentences.push(`Bands across: controls that learn nothing, mean \u00b1 1 SD (ddof 1): ${controls}.`);
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
  return (
    `${curves[0]?.simulated ? "Simulated. " : ""}Alignment, ${measure.title}, ` +
    `for each factor of ten in images: ${slopes.join("; ")}.`
  );
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
        key: reference.family,
        title: `Images to meet the curve of ${reference.displayName} (95 %)`,
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
      ...references.map((line) => bothCrossings(curve.references.find((one) => one.reference === line.reference))),
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
    "objective",
    "kind",
    "name",
    "image_count",
    "value",
    "standard_deviation_ddof_1",
    "run_count",
    "lower_95",
    "upper_95",
    "residual",
    "not_within_reach",
    "normalisation",
    "simulated",
    "update_count",
    "epoch_count",
  ];
  const rows = curves.flatMap((curve): Cell[][] => {
    const name = objectiveIn(curve.name);
    const last = [normalisation(curve.normalisation), curve.simulated, curve.updateCount, curve.epochCount];
    const points = curve.points.map((point): Cell[] => [
      name,
      "point",
      null,
      point.imageCount,
      point.mean,
      point.standardDeviation ?? null,
      point.runCount,
      null,
      null,
      point.residual ?? null,
      null,
      ...last,
    ]);
    const band = (curve.fit?.band ?? []).map((place): Cell[] => [
      name,
      "line",
      null,
      place.imageCount,
      place.value,
      null,
      null,
      place.lower,
      place.upper,
      null,
      null,
      ...last,
    ]);
    const meeting = (
      kind: string,
      displayName: string,
      value: number | null,
      crossing: Crossing | undefined,
    ): Cell[] => {
      const answer = crossing?.answer;
      const size = answer?.case === "size" ? answer.value : null;
      return [
        name,
        kind,
        displayName,
        size?.imageCount ?? null,
        value,
        null,
        null,
        size?.lowerImageCount ?? null,
        size?.upperImageCount ?? null,
        null,
        answer?.case === "notWithinReach" ? reason(answer.value) : null,
        ...last,
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
        name,
        "reference_point",
        reference.displayName,
        point.imageCount,
        point.mean,
        point.standardDeviation ?? null,
        point.runCount,
        null,
        null,
        null,
        null,
        ...last,
      ]),
      ...(reference.crossing === undefined
        ? []
        : [meeting("crossing", reference.displayName, null, reference.crossing)]),
      ...(reference.saturatingCrossing === undefined
        ? []
        : [meeting("crossing_with_end", reference.displayName, null, reference.saturatingCrossing)]),
    ]);
    const controls = curve.controls.flatMap((control): Cell[][] => [
      [
        name,
        "control",
        id(control.objective),
        null,
        control.mean,
        control.standardDeviation ?? null,
        control.runCount,
        null,
        null,
        null,
        null,
        ...last,
      ],
      ...control.runs.map((run): Cell[] => [
        name,
        "control run",
        run.run,
        null,
        run.value,
        null,
        1,
        null,
        null,
        null,
        null,
        ...last,
      ]),
    ]);
    return [...points, ...band, ...crossings, ...references, ...controls];
  });
  return { columns: keys.map((key) => ({ key, title: key })), rows };
}
