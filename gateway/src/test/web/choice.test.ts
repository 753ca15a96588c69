import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Normalisation } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { type Choice, NOTHING_CHOSEN, readChoice, writeChoice } from "../../main/web/choice.ts";

describe("the choice in the address", () => {
  it("is read as it was written", () => {
    const choice: Choice = {
      sweep: "figure2",
      measure: "mean~suite-1",
      normalisation: Normalisation.SQUARED_OVER_CEILING,
      imageCount: 64_000n,
      pair: ["distance-rotation", "category"],
      checkpoint: "runs/r1/checkpoints/64000",
      firstImage: 24,
    };
    assert.deepEqual(readChoice(writeChoice(choice)), choice);
  });

  it("is empty when nothing is chosen", () => {
    assert.equal(writeChoice(NOTHING_CHOSEN), "");
    assert.deepEqual(readChoice(""), NOTHING_CHOSEN);
  });

  it("leaves out what it does not understand", () => {
    assert.deepEqual(readChoice("#images=many&image=-1&normalisation=r&colour=red"), NOTHING_CHOSEN);
  });
});
