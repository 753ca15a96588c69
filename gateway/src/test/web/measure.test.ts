import assert from "node:assert/strict";
import { it } from "node:test";
import { measureOf } from "../../main/web/measure.ts";
import { BENCHMARKS, SUITE } from "./sample.ts";

it("a ceiling that is stated is told with its source, for a benchmark and for the mean that it is part of", () => {
  const stated = BENCHMARKS.map((one) =>
    one.name === "benchmarks/b-it" ? { ...one, ceilingStated: true, ceilingSource: "a median elsewhere" } : one,
  );
  const note = "The ceiling of b-it, 0.800, is stated, not measured on these responses: a median elsewhere.";
  assert.equal(measureOf("b-it", stated).statedCeiling, note);
  assert.equal(measureOf(`mean~${SUITE}`, stated).statedCeiling, note);
  assert.equal(measureOf("b-v4", stated).statedCeiling, "");
});
