import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import { StatusSchema } from "#api/google/rpc/status_pb.ts";
import type { Benchmark } from "#api/ventral/api/v1/score_service_pb.ts";
import { failedScores, layerScores, layersFigure, profiledCheckpoints } from "../../main/web/figures/layers.ts";
import { BENCHMARKS, score } from "./sample.ts";

const LAYERS: [string, number][] = [
  ["relu", 0.1],
  ["layer1.0.relu", 0.3],
  ["layer4.1.relu", 0.2],
];
const V1 = BENCHMARKS[0] as Benchmark;
const IT = BENCHMARKS[3] as Benchmark;

describe("the figure of layers", () => {
  const scores = [
    score("runs/r1/checkpoints/64000", IT, LAYERS, "layer4.1.relu"),
    score("runs/r1/checkpoints/64000", V1, LAYERS, "layer1.0.relu"),
    score("runs/r1/checkpoints/1000", V1, LAYERS, "relu"),
  ];

  it("has one checkpoint's benchmarks from V1 to IT", () => {
    const chosen = layerScores(scores, "runs/r1/checkpoints/64000", () => true);
    assert.deepEqual(
      chosen.map((one) => one.benchmark),
      ["benchmarks/b-v1", "benchmarks/b-it"],
    );
  });

  it("marks the committed layer of each, and that responses are simulated", () => {
    const figure = layersFigure(
      layerScores(scores, "runs/r1/checkpoints/64000", () => true),
      "runs/r1/checkpoints/64000",
    );
    const committed = figure?.table.rows.filter((row) => row[4] === true).map((row) => [row[1], row[0]]);
    assert.deepEqual(committed, [
      ["V1: b-v1 (simulated)", "layer1.0.relu"],
      ["IT: b-it (simulated)", "layer4.1.relu"],
    ]);
    assert.match(figure?.caption.join(" ") ?? "", /no ceiling is divided out.*best on this benchmark.*Simulated/);
  });

  it("orders checkpoints by run and images seen", () => {
    assert.deepEqual(profiledCheckpoints(scores), ["runs/r1/checkpoints/1000", "runs/r1/checkpoints/64000"]);
  });

  it("comes with what could not be scored, and why", () => {
    assert.equal(failedScores(scores), "");
    const failed = score("runs/r1/checkpoints/0", V1, [], "");
    failed.error = create(StatusSchema, { code: 15, message: "the weights' digest is another" });
    assert.equal(
      failedScores([...scores, failed]),
      "1 score could not be measured, such as runs/r1/checkpoints/0/scores/b-v1: the weights' digest is another",
    );
  });
});
