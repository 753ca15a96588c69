import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import { IntervalSchema, PairedDifferenceSchema } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { objectivesFigure } from "../../main/web/figures/objectives.ts";
import { objectivesPanels } from "../../main/web/figures/objectivesPanels.ts";
import { chosenPair, verdict } from "../../main/web/figures/pair.ts";
import { measureOf } from "../../main/web/measure.ts";
import { BENCHMARKS, comparison, SUITE } from "./sample.ts";

const OBJECTIVES = [
  { id: "category", seeds: [0.2, 0.3] },
  { id: "distance-rotation", seeds: [0.4, 0.5] },
];
const COMPARISONS = [
  ...["b-it", "b-v4", "b-v2", "b-v1", `mean~${SUITE}`].map((measure) => comparison(measure, OBJECTIVES, 0.5)),
];
const MEAN = measureOf(`mean~${SUITE}`, BENCHMARKS);

describe("the figure of objectives", () => {
  const panels = objectivesPanels(COMPARISONS, MEAN, BENCHMARKS);
  const figure = objectivesFigure(panels, MEAN);

  it("has the mean of a suite before its regions from V1 to IT", () => {
    assert.deepEqual(
      panels.map((panel) => panel.title),
      ["Mean of V1, V2, V4, IT", "V1", "V2", "V4", "IT"],
    );
  });

  it("has one panel for one benchmark", () => {
    const titles = objectivesPanels(COMPARISONS, measureOf("b-v4", BENCHMARKS), BENCHMARKS).map((panel) => panel.title);
    assert.deepEqual(titles, ["V4: b-v4"]);
  });

  it("names the normalisation, the spread, the reference and that it is simulated", () => {
    const caption = figure?.caption.join(" ") ?? "";
    for (const words of [
      "(r/c)\u00b2",
      "ddof 1",
      "n = 2",
      "64,000 images",
      "ImageNet ResNet-18 (0.500)",
      "Simulated",
      "bootstrap",
    ]) {
      assert.ok(caption.includes(words), `'${words}' is not in: ${caption}`);
    }
  });

  it("has controls as rows of their own", () => {
    const controlled = objectivesFigure(
      [
        {
          title: "V4",
          comparison: comparison("b-v4", [
            ...OBJECTIVES,
            { id: "untrained", seeds: [0.1, 0.2] },
            { id: "shuffled-distance", seeds: [0.1] },
          ]),
        },
      ],
      measureOf("b-v4", BENCHMARKS),
    );
    assert.deepEqual(
      controlled?.data.rows.filter((row) => row[1] === "control").map((row) => row[2]),
      ["untrained", "untrained", "shuffled-distance"],
    );
    assert.match(controlled?.summary ?? "", /Shuffled Distance 0\.100/);
    assert.match(controlled?.caption.join(" ") ?? "", /controls/);
  });

  it("gives every seed once a measure in CSV, and every reference", () => {
    const rows = figure?.data.rows ?? [];
    assert.equal(rows.filter((row) => row[1] === "objective").length, 5 * 4);
    assert.equal(rows.filter((row) => row[1] === "reference").length, 5);
    assert.ok(rows.every((row) => row.length === figure?.data.columns.length));
  });

  it("gives percentages of the reference in its table", () => {
    const place = figure?.table.columns.findIndex((column) => column.title === "% of ImageNet ResNet-18") ?? -1;
    assert.equal(figure?.table.rows[0]?.[place], 90);
    assert.ok(figure?.table.rows.every((row) => row.length === figure.table.columns.length));
  });

  it("is not there without values", () => {
    assert.equal(objectivesFigure([], MEAN), null);
    assert.deepEqual(objectivesPanels([], MEAN, BENCHMARKS), []);
  });
});

describe("two objectives", () => {
  const compared = comparison("b-v4", OBJECTIVES);

  it("are told apart in either order", () => {
    assert.match(
      verdict(compared, "distance-rotation", "category")?.sentence ?? "",
      /^Distance \+ Rotation less Category: \+0\.200 .*U = 4 of 4/,
    );
    assert.match(
      verdict(compared, "category", "distance-rotation")?.sentence ?? "",
      /^Category less Distance \+ Rotation: \u22120\.200 .*U = 0 of 4/,
    );
  });

  it("come with their difference seed by seed and over bootstrap samples, in either order", () => {
    const [pair] = compared.pairs;
    assert.ok(pair !== undefined);
    pair.pairedDifference = create(PairedDifferenceSchema, { seedCount: 2, mean: 0.2, standardDeviation: 0.01 });
    pair.differenceBootstrapInterval = create(IntervalSchema, { lower: 0.1, upper: 0.3 });
    const sentence = verdict(compared, "distance-rotation", "category")?.sentence ?? "";
    const end =
      "Seed by seed: +0.200 \u00b1 0.010 SD (2 seeds). " +
      "Over bootstrap samples of neuroids and stimuli, 95 %: +0.100 to +0.300.";
    assert.equal(sentence.slice(-end.length), end);
    assert.match(
      verdict(compared, "category", "distance-rotation")?.sentence ?? "",
      /95 %: \u22120\.300 to \u22120\.100\.$/,
    );
  });

  it("come with a warning when so few seeds can tell nothing", () => {
    assert.match(verdict(compared, "category", "distance-rotation")?.warning ?? "", /no p below 0\.10.*4 seeds/);
  });

  it("are the best two where others were wished for that are not there", () => {
    assert.deepEqual(chosenPair(compared, ["rotation", ""]), ["distance-rotation", "category"]);
    assert.deepEqual(chosenPair(compared, ["category", "category"]), ["category", "distance-rotation"]);
  });
});
