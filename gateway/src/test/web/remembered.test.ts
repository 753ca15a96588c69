import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Remembered } from "../../main/web/remembered.ts";

describe("a remembered result", () => {
  it("is computed again only from other inputs", () => {
    const remembered = new Remembered<number>();
    let computed = 0;
    const inputs = [{}, "a"];
    for (let i = 0; i < 3; i++)
      assert.equal(
        remembered.of([...inputs], () => ++computed),
        1,
      );
    assert.equal(
      remembered.of([inputs[0], "b"], () => ++computed),
      2,
    );
    assert.equal(
      remembered.of([{}, "b"], () => ++computed),
      3,
    );
  });
});
