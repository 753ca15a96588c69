import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import { StatusSchema } from "#api/google/rpc/status_pb.ts";
import type { Benchmark, Score } from "#api/ventral/api/v1/score_service_pb.ts";
import { layersFigure } from "../../main/web/figures/layers.ts";
import type { Measure } from "../../main/web/measure.ts";
import { SweepScores } from "../../main/web/sweepScores.ts";
import { BENCHMARKS, score } from "./sample.ts";

const LAYERS: [string, number][] = [
  ["relu", 0.1],
  ["layer1.0.relu", 0.3],
  ["layer4.1.relu", 0.2],
];
const V1 = BENCHMARKS[0] as Benchmark;
const IT = BENCHMARKS[3] as Benchmark;

const CHECKPOINT = "runs/r1/checkpoints/64000";

function added(...scores: Score[]): SweepScores {
  const all = new SweepScores();
  for (const one of scores) all.add(one);
  return all;
}

function of(benchmark: Benchmark): Measure {
  const written = benchmark.name.slice("benchmarks/".length);
  return { written, title: written, suite: null, simulated: true, statedCeiling: "" };
}

describe("the figure of layers", () => {
  const scores = added(
    score(CHECKPOINT, IT, LAYERS, "layer4.1.relu"),
    score(CHECKPOINT, V1, LAYERS, "layer1.0.relu"),
    score("runs/r1/checkpoints/1000", V1, LAYERS, "relu"),
  );

  it("has one checkpoint's benchmarks from V1 to IT", () => {
    assert.deepEqual(
      scores.layersOf(CHECKPOINT, null).map((one) => one.benchmark),
      ["benchmarks/b-v1", "benchmarks/b-it"],
    );
  });

  it("marks the committed layer of each, and that responses are simulated", () => {
    const figure = layersFigure(scores.layersOf(CHECKPOINT, null), CHECKPOINT);
    const committed = figure?.table.rows.filter((row) => row[4] === true).map((row) => [row[1], row[0]]);
    assert.deepEqual(committed, [
      ["V1: b-v1 (simulated)", "layer1.0.relu"],
      ["IT: b-it (simulated)", "layer4.1.relu"],
    ]);
    assert.match(figure?.caption.join(" ") ?? "", /no ceiling is divided out.*best on this benchmark.*Simulated/);
  });
});

describe("the scores of a sweep", () => {
  it("give the checkpoints of each run by images seen, also of scores that come later", () => {
    const scores = added(score(CHECKPOINT, V1, LAYERS, "relu"), score("runs/r1/checkpoints/1000", V1, LAYERS, "relu"));
    const profiled = scores.profiled(null);
    scores.add(score("runs/r0/checkpoints/0", V1, LAYERS, "relu"));
    assert.deepEqual(profiled.runs(), ["runs/r0", "runs/r1"]);
    assert.deepEqual(profiled.checkpoints("runs/r1"), ["runs/r1/checkpoints/1000", CHECKPOINT]);
    assert.equal(profiled.newest, CHECKPOINT);
  });

  it("give the checkpoints of one benchmark when it is chosen", () => {
    const scores = added(score(CHECKPOINT, IT, LAYERS, "relu"), score("runs/r1/checkpoints/1000", V1, LAYERS, "relu"));
    assert.equal(scores.profiled(of(IT)).newest, CHECKPOINT);
    assert.equal(scores.profiled(of(V1)).newest, "runs/r1/checkpoints/1000");
    assert.equal(scores.profiled(of(V1)).has(CHECKPOINT), false);
  });

  it("are counted once however often they come, and forget layers that a later score lacks", () => {
    const scores = added(score(CHECKPOINT, V1, LAYERS, "relu"), score(CHECKPOINT, V1, LAYERS, "relu"));
    assert.equal(scores.size, 1);
    assert.equal(scores.profiled(null).has(CHECKPOINT), true);
    scores.add(score(CHECKPOINT, V1, [], ""));
    assert.equal(scores.profiled(null).has(CHECKPOINT), false);
    assert.equal(scores.size, 1);
  });

  it("tell what could not be scored, and why, until it is", () => {
    const scores = added(score(CHECKPOINT, V1, LAYERS, "relu"));
    assert.equal(scores.failures(), "");
    const failed = score("runs/r1/checkpoints/0", V1, [], "");
    failed.error = create(StatusSchema, { code: 15, message: "the weights' digest is another" });
    scores.add(failed);
    assert.equal(
      scores.failures(),
      "1 score could not be measured, such as runs/r1/checkpoints/0/scores/b-v1: the weights' digest is another",
    );
    scores.add(score("runs/r1/checkpoints/0", V1, LAYERS, "relu"));
    assert.equal(scores.failures(), "");
  });
});
