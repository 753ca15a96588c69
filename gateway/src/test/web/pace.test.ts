import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Pace } from "../../main/web/pace.ts";

/** Creates a clock whose time advances when it is waited on. */
function clock() {
  let time = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    wait: async (millis: number) => {
      waits.push(millis);
      time += millis;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the pace of readings", () => {
  it("is one an interval, however many marks there are", async () => {
    const time = clock();
    const readAt: number[] = [];
    const pace = new Pace(
      async () => {
        readAt.push(time.now());
      },
      1000,
      time,
    );
    for (let mark = 0; mark < 50; mark++) pace.mark();
    await settled();
    for (let mark = 0; mark < 50; mark++) pace.mark();
    await settled();
    assert.deepEqual(readAt, [0, 1000, 2000]);
  });

  it("reads again what was marked during a reading", async () => {
    const time = clock();
    let readings = 0;
    const pace = new Pace(
      async () => {
        if (++readings === 1) pace.mark();
      },
      1000,
      time,
    );
    pace.mark();
    await settled();
    assert.equal(readings, 2);
    assert.deepEqual(time.waits, [1000]);
  });

  it("reads no more once stopped", async () => {
    let readings = 0;
    const pace = new Pace(
      async () => {
        readings++;
      },
      1000,
      clock(),
    );
    pace.stop();
    pace.mark();
    await settled();
    assert.equal(readings, 0);
  });
});
