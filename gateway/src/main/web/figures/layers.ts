import { LayerChoice_Method as Method, type Score } from "#api/ventral/api/v1/score_service_pb.ts";
import { type Figure, SIMULATED } from "../figure.ts";
import type { Cell, Table } from "../table.ts";
import { count, decimal, id, list, objective, plural, region } from "../words.ts";
import { drawLayers } from "./layersPlot.ts";

/** Returns the part `runs/{run}/checkpoints/{checkpoint}` of a score's name. */
export function checkpointIn(scoreName: string): string {
  return scoreName.slice(0, scoreName.indexOf("/scores/"));
}

export function layersFigure(scores: readonly Score[], checkpoint: string): Figure | null {
  const [first] = scores;
  if (first === undefined) return null;
  return {
    file: `layers-${checkpoint.replaceAll("/", "-")}`,
    title: "Layers of a checkpoint",
    caption: caption(scores, first, checkpoint),
    summary: summary(scores),
    table: table(scores),
    data: data(scores),
    draw: (width, palette) => drawLayers(scores, width, palette),
  };
}

function caption(scores: readonly Score[], first: Score, checkpoint: string): string[] {
  const sentences = [
    `${checkpoint}: ${objective(first.objective)}, ${count(first.seenImageCount)} images seen` +
      `${first.seenImageCount === 0n ? " (the untrained control)" : ""}. ` +
      "Raw correlation r: no ceiling is divided out here.",
    "Layers in the network\u2019s order, from the image at the top. " +
      "Lines: \u00b1 1 standard error over cross-validation splits. Filled diamond: " +
      `the layer that stands for the region, ${list([...new Set(scores.map(choice))])}.`,
  ];
  if (scores.some((score) => score.simulated)) sentences.push(SIMULATED);
  return sentences;
}

/** Describes how the layer was chosen for the region. */
export function choice(score: Score): string {
  const { layerChoice } = score;
  switch (layerChoice?.method) {
    case Method.BEST:
      return "the best on this benchmark";
    case Method.BEST_ELSEWHERE:
      return `the best on ${id(layerChoice.benchmark)}`;
    case Method.GIVEN:
      return "named by a user";
    case Method.UNSPECIFIED:
    case undefined:
      return "how it was chosen is not recorded";
  }
}

function summary(scores: readonly Score[]): string {
  const committed = scores.map((score) => `${region(score.region)} ${score.layer} (${decimal(score.rawValue)})`);
  const layers = scores[0]?.layers.length ?? 0;
  return `Raw correlation of ${plural(layers, "layer")} by benchmark. Committed: ${list(committed)}.`;
}

function table(scores: readonly Score[]): Table {
  return {
    columns: [
      { key: "layer", title: "Layer" },
      { key: "benchmark", title: "Benchmark" },
      { key: "r", title: "Raw r", show: (cell: number) => decimal(cell) },
      { key: "standard_error", title: "s.e. over splits", show: (cell: number) => decimal(cell) },
      { key: "committed", title: "Committed", show: (cell: boolean) => (cell ? "yes" : "") },
    ],
    rows: scores.flatMap((score) =>
      score.layers.map((layer): Cell[] => [
        layer.layer,
        benchmarkTitle(score),
        layer.rawValue,
        layer.standardError,
        layer.layer === score.layer,
      ]),
    ),
  };
}

export function benchmarkTitle(score: Score): string {
  return `${region(score.region)}: ${id(score.benchmark)}${score.simulated ? " (simulated)" : ""}`;
}

function data(scores: readonly Score[]): Table {
  const keys = [
    "checkpoint",
    "objective",
    "benchmark",
    "region",
    "layer",
    "raw_r",
    "standard_error_over_splits",
    "choice_value",
    "committed",
    "simulated",
  ];
  return {
    columns: keys.map((key) => ({ key, title: key })),
    rows: scores.flatMap((score) =>
      score.layers.map((layer): Cell[] => [
        checkpointIn(score.name),
        id(score.objective),
        id(score.benchmark),
        region(score.region),
        layer.layer,
        layer.rawValue,
        layer.standardError,
        layer.choiceValue ?? null,
        layer.layer === score.layer,
        score.simulated,
      ]),
    ),
  };
}
