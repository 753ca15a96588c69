import type { ObjectiveComparison } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { type Figure, SIMULATED } from "../figure.ts";
import { type Measure, measureIn } from "../measure.ts";
import type { Cell, Column, Table } from "../table.ts";
import { count, decimal, id, isControl, list, normalisation, percentage, plural, trainingLength } from "../words.ts";
import { type ObjectivesPanel, percentageOf } from "./objectivesPanels.ts";
import { drawObjectives } from "./objectivesPlot.ts";

/** Creates a figure like figure 2b of Xie et al. (2024). */
export function objectivesFigure(panels: readonly ObjectivesPanel[], measure: Measure): Figure | null {
  const main = panels[0]?.comparison;
  if (main === undefined) return null;
  return {
    file: `objectives-${measure.written}`,
    title: "Score by objective",
    caption: caption(main, measure, panels.length),
    summary: summary(main, measure),
    table: table(panels),
    data: data(panels),
    draw: (width, palette) => drawObjectives(panels, width, palette),
  };
}

function caption(main: ObjectiveComparison, measure: Measure, panelCount: number): string[] {
  const seeds = main.objectives.map((one) => one.seeds.length);
  const fewest = Math.min(...seeds);
  const most = Math.max(...seeds);
  const length = trainingLength(main.updateCount, main.epochCount);
  const sentences = [
    `Alignment ${normalisation(main.normalisation)}, ${measure.title}, after learning from ` +
      `${count(main.imageCount)} images${length === "" ? "" : ` (${length})`}.`,
    `Diamond: mean over seeds (n = ${fewest === most ? most : `${fewest} to ${most}`}); circles: the seeds; ` +
      "thin line: \u00b1 1 SD (ddof 1); " +
      "thick line: 95 % bootstrap interval of the mean, which is too narrow with few seeds.",
  ];
  if (main.objectives.some((one) => isControl(one.objective))) {
    sentences.push(
      "Black or white: controls; the untrained and the calibrated one learn nothing and are the same at every " +
        "dataset size.",
    );
  }
  if (main.objectives.some((one) => one.bootstrapInterval !== undefined)) {
    sentences.push("The data table has 95 % intervals of the mean over bootstrap samples of neuroids and stimuli too.");
  }
  if (main.references.length > 0) {
    sentences.push(`Dashed: ${list(main.references.map((line) => `${line.displayName} (${decimal(line.value)})`))}.`);
  }
  if (panelCount > 1) sentences.push("Each panel has its own scale.");
  if (main.leftOutRuns.length > 0) {
    const [first] = main.leftOutRuns;
    sentences.push(
      `${plural(main.leftOutRuns.length, "run")} of the sweep without a mean ` +
        `${main.leftOutRuns.length === 1 ? "is" : "are"} left out (${id(first?.run ?? "")}: ${first?.reason}).`,
    );
  }
  if (main.simulated) sentences.push(SIMULATED);
  return sentences;
}

function summary(main: ObjectiveComparison, measure: Measure): string {
  const values = main.objectives.map((one) => `${one.displayName} ${decimal(one.mean)}`);
  const lines = main.references.map((line) => `${line.displayName} ${decimal(line.value)}`);
  return (
    `${main.simulated ? "Simulated. " : ""}Mean alignment ${normalisation(main.normalisation)}, ${measure.title}, ` +
    `highest first: ${list(values)}.${lines.length === 0 ? "" : ` References: ${list(lines)}.`}`
  );
}

const value = (title: string, key: string): Column => ({ key, title, show: (cell: number) => decimal(cell) });
const share = (title: string, key: string): Column => ({ key, title, show: (cell: number) => percentage(cell) });

function table(panels: readonly ObjectivesPanel[]): Table {
  const references = panels[0]?.comparison.references ?? [];
  return {
    columns: [
      { key: "objective", title: "Objective" },
      { key: "measure", title: "Measure" },
      { key: "seeds", title: "Seeds" },
      value("Mean", "mean"),
      value("SD (ddof 1)", "sd"),
      value("95 % from", "lower"),
      value("95 % to", "upper"),
      value("95 % of neuroids and stimuli from", "bootstrap_lower"),
      value("to", "bootstrap_upper"),
      ...references.map((line) => share(`% of ${line.displayName}`, line.reference)),
      share("% of all latents", "all_latents"),
    ],
    rows: panels.flatMap(({ title, comparison }) =>
      comparison.objectives.map((one): Cell[] => [
        one.displayName,
        comparison.simulated ? `${title} (simulated)` : title,
        one.seeds.length,
        one.mean,
        one.standardDeviation ?? null,
        one.meanInterval?.lower ?? null,
        one.meanInterval?.upper ?? null,
        one.bootstrapInterval?.lower ?? null,
        one.bootstrapInterval?.upper ?? null,
        ...references.map((line) => percentageOf(one, line.reference)),
        one.allLatentsPercentage ?? null,
      ]),
    ),
  };
}

/** Returns one row per seed, with the statistics of its objective that are drawn, and one per reference. */
function data(panels: readonly ObjectivesPanel[]): Table {
  const keys = [
    "measure",
    "kind",
    "name",
    "image_count",
    "seed",
    "run",
    "value",
    "seed_count",
    "mean",
    "standard_deviation_ddof_1",
    "mean_95_lower",
    "mean_95_upper",
    "percent_of_all_latents",
    "bootstrap_95_lower",
    "bootstrap_95_upper",
    "normalisation",
    "simulated",
  ];
  const rows = panels.flatMap(({ comparison }): Cell[][] => {
    const measure = measureIn(comparison.name);
    const last = [normalisation(comparison.normalisation), comparison.simulated];
    const seeds = comparison.objectives.flatMap((one) =>
      one.seeds.map((seed): Cell[] => [
        measure,
        isControl(one.objective) ? "control" : "objective",
        id(one.objective),
        comparison.imageCount,
        seed.seed,
        seed.run,
        seed.value,
        one.seeds.length,
        one.mean,
        one.standardDeviation ?? null,
        one.meanInterval?.lower ?? null,
        one.meanInterval?.upper ?? null,
        one.allLatentsPercentage ?? null,
        one.bootstrapInterval?.lower ?? null,
        one.bootstrapInterval?.upper ?? null,
        ...last,
      ]),
    );
    const references = comparison.references.map((line): Cell[] => [
      measure,
      "reference",
      line.displayName,
      null,
      null,
      null,
      line.value,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      ...last,
    ]);
    return [...seeds, ...references];
  });
  return { columns: keys.map((key) => ({ key, title: key })), rows };
}
