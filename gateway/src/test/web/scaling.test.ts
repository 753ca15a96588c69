import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import {
  ControlLevelSchema,
  CrossingSchema,
  LogLinearFitSchema,
  Crossing_NotWithinReach as NotWithinReach,
  ReferenceCurveSchema,
  SaturatingFitSchema,
} from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { scalingFigure } from "../../main/web/figures/scaling.ts";
import {
  bothCrossings,
  caution,
  crossingWords,
  endWords,
  objectiveIn,
  scalingCurves,
} from "../../main/web/figures/scalingCurves.ts";
import { measureIn, measureOf } from "../../main/web/measure.ts";
import { BENCHMARKS, curve, SUITE } from "./sample.ts";

const LOW = curve("category", `mean~${SUITE}`, [
  [640n, 0.1],
  [6400n, 0.2],
]);
const HIGH = curve("distance-rotation", `mean~${SUITE}`, [
  [640n, 0.1],
  [6400n, 0.3],
]);

describe("the figure of dataset sizes", () => {
  it("has the curves of its measure, highest last point first", () => {
    const curves = scalingCurves(
      [LOW, HIGH, curve("category", "b-v4", [[640n, 0.9]]), curve("size", `mean~${SUITE}`, [])],
      `mean~${SUITE}`,
    );
    assert.deepEqual(
      curves.map((one) => objectiveIn(one.name)),
      ["distance-rotation", "category"],
    );
    assert.equal(measureIn(HIGH.name), `mean~${SUITE}`);
  });

  it("names the normalisation and that it is simulated", () => {
    const caption = scalingFigure([HIGH], measureOf(`mean~${SUITE}`, BENCHMARKS))?.caption.join(" ") ?? "";
    for (const words of ["(r/c)\u00b2", "ddof 1", "logarithmic", "Simulated"])
      assert.ok(caption.includes(words), words);
  });

  it("has the controls as bands, and their runs in CSV, and says what grows with size", () => {
    const one = curve("distance", "b-v4", [
      [640n, 0.1],
      [6400n, 0.2],
    ]);
    one.epochCount = 1;
    one.controls = [
      create(ControlLevelSchema, {
        objective: "objectives/untrained",
        displayName: "Untrained",
        runCount: 2,
        mean: 0.15,
        standardDeviation: 0.014,
        runs: [
          { seed: 0n, run: "runs/u-0", value: 0.14 },
          { seed: 1n, run: "runs/u-1", value: 0.16 },
        ],
      }),
    ];
    const figure = scalingFigure([one], measureOf("b-v4", BENCHMARKS));
    assert.match(figure?.title ?? "", /, one pass: updates grow with size$/);
    assert.match(figure?.caption.join(" ") ?? "", /Untrained \(0\.150 \u00b1 0\.014 SD, n = 2\)/);
    assert.equal(figure?.data.rows.filter((row) => row[1] === "control run").length, 2);
    assert.ok(figure?.data.rows.every((row) => row.length === figure.data.columns.length));
    assert.ok(figure?.table.rows.every((row) => row.length === figure.table.columns.length));
  });

  it("warns of a slope below the control unless every size has the same updates", () => {
    const one = curve("distance", "b-v4", [
      [640n, 0.1],
      [1280n, 0.12],
      [6400n, 0.2],
    ]);
    one.epochCount = 1;
    one.fit = create(LogLinearFitSchema, { slopePerDecade: 0.1 });
    one.controls = [
      create(ControlLevelSchema, {
        objective: "objectives/untrained",
        displayName: "Untrained",
        runCount: 1,
        mean: 0.12,
      }),
    ];
    assert.equal(caution(one), "2 of 3 points not above the control: no evidence of a rise");
    one.epochCount = 0;
    one.updateCount = 2048n;
    assert.equal(caution(one), "");
    assert.match(scalingFigure([one], measureOf("b-v4", BENCHMARKS))?.title ?? "", /2,048 updates at every size$/);
  });

  it("says where a line meets a reference, or why that cannot be told", () => {
    const size = { imageCount: 1_234_567, lowerImageCount: 812_000, upperImageCount: 2.4e9 };
    assert.equal(
      crossingWords(create(CrossingSchema, { answer: { case: "size", value: size } })),
      "1.2 million (810,000 to 2.4 billion)",
    );
    const far = create(CrossingSchema, { answer: { case: "notWithinReach", value: NotWithinReach.SLOPE_UNCERTAIN } });
    assert.equal(crossingWords(far), "not within reach of this data: the slope may be 0");
    assert.equal(crossingWords(undefined), "no line");
  });

  it("says whether the points speak for an end", () => {
    const fit = (aiccPreference: number) =>
      create(SaturatingFitSchema, { level: 0.5, gap: 0.3, exponent: 0.4, aiccPreference });
    assert.match(endWords(fit(5), 9), /^favours saturation at 0\.500/);
    assert.match(endWords(fit(-5), 9), /^favours the line/);
    assert.match(endWords(fit(1), 9), /^undecided/);
    assert.match(endWords(undefined, 7), /fewer than eight/);
    assert.match(endWords(undefined, 9), /^no saturating curve/);
  });

  it("asks both fits where they meet, and shows a reference curve by its points", () => {
    const saturatingCrossing = create(CrossingSchema, {
      answer: { case: "notWithinReach", value: NotWithinReach.ENDS_BELOW },
    });
    const crossing = create(CrossingSchema, {
      answer: { case: "size", value: { imageCount: 2_000_000, lowerImageCount: 0, upperImageCount: Infinity } },
    });
    const reference = create(ReferenceCurveSchema, {
      family: "imagenet-resnet18",
      displayName: "ImageNet ResNet-18",
      crossing,
      saturatingCrossing,
      points: [{ imageCount: 1000n, runCount: 3, mean: 0.3 }],
      fit: { level: 0.5, gap: 0.2, exponent: 0.4 },
    });
    assert.equal(
      bothCrossings(reference),
      "2 million (no limit to no limit); as a saturating curve: not within reach of this data: it saturates below",
    );
    const missing = create(ReferenceCurveSchema, {
      family: "other",
      displayName: "Others",
      unavailableReason: "published as (r/c)^2 only",
    });
    const figure = scalingFigure(
      [{ ...HIGH, referenceCurves: [reference, missing] }],
      measureOf(`mean~${SUITE}`, BENCHMARKS),
    );
    assert.match(
      figure?.caption.join(" ") ?? "",
      /Triangles.*ImageNet ResNet-18.*Without the curve of Others: published/,
    );
    assert.deepEqual(
      figure?.data.rows.filter((row) => row[1] === "reference_point").map((row) => row[3]),
      [1000n],
    );
  });

  it("gives every point in CSV", () => {
    const data = scalingFigure([HIGH, LOW], measureOf(`mean~${SUITE}`, BENCHMARKS))?.data;
    assert.equal(data?.rows.filter((row) => row[1] === "point").length, 4);
    assert.ok(data?.rows.every((row) => row.length === data.columns.length));
  });
});
