import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import { StatusSchema } from "#api/google/rpc/status_pb.ts";
import { RunState } from "#api/ventral/type/v1/specs_pb.ts";
import { lossCurves } from "../../main/web/figures/lossCurves.ts";
import { Losses } from "../../main/web/losses.ts";
import { inOrder, runLine, tally } from "../../main/web/runs.ts";
import { run } from "./sample.ts";

describe("runs", () => {
  it("show what failed first, then what is running", () => {
    const runs = [
      run("a", RunState.SUCCEEDED, 1n),
      run("b", RunState.QUEUED, 0n),
      run("c10", RunState.RUNNING, 1n),
      run("c9", RunState.RUNNING, 1n),
      run("d", RunState.FAILED, 1n),
    ];
    assert.deepEqual(
      inOrder(runs).map((one) => one.name),
      ["runs/d", "runs/c9", "runs/c10", "runs/b", "runs/a"],
    );
    assert.equal(tally(runs), "1 failed, 2 running, 1 queued, 1 succeeded");
  });

  it("say how far they are, how fast, and what keeps them", () => {
    const one = run("r1", RunState.RUNNING, 16_000n, 0.5);
    one.imagesPerSecond = 99.6;
    one.timeLeft = { $typeName: "google.protobuf.Duration", seconds: 3_900n, nanos: 0 };
    one.error = create(StatusSchema, { code: 8, message: "the artifact store is full" });
    const line = runLine(one);
    assert.equal(line.progress, 0.25);
    assert.deepEqual(
      [line.seen, line.pace, line.timeLeft, line.error],
      ["16,000 of 64,000", "100", "1 h 5 min", "the artifact store is full"],
    );
  });
});

describe("losses", () => {
  it("are kept once a place, however often they are reported", () => {
    const losses = new Losses();
    for (const seen of [64n, 128n, 128n, 64n, 128n, 192n])
      losses.add(run("r1", RunState.RUNNING, seen, 1 / Number(seen)));
    assert.deepEqual(
      losses.of("runs/r1").map((point) => point.seen),
      [64, 128, 192],
    );
  });

  it("are drawn once there is a line to draw", () => {
    const losses = new Losses();
    const one = run("r1", RunState.RUNNING, 64n, 2);
    losses.add(one);
    assert.equal(lossCurves([one], (name) => losses.of(name)).length, 0);
    losses.add(run("r1", RunState.RUNNING, 128n, 1));
    assert.equal(lossCurves([one], (name) => losses.of(name)).length, 1);
  });

  it("of a run without a report are none", () => {
    const losses = new Losses();
    losses.add(run("r1", RunState.QUEUED, 0n));
    assert.deepEqual(losses.of("runs/r1"), []);
  });
});
