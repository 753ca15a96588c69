import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "@bufbuild/protobuf";
import { type Image, ImageSchema, type Stream, StreamSchema } from "#api/ventral/api/v1/stream_service_pb.ts";
import { Latent } from "#api/ventral/type/v1/latent_pb.ts";
import { StreamState } from "#api/ventral/type/v1/specs_pb.ts";
import { alternative, caption, lastPage, noImages, tally } from "../../main/web/images.ts";

function image(...classes: string[]): Image {
  const [category = "", identity = ""] = classes;
  return create(ImageSchema, {
    name: "streams/s1/images/1200",
    index: 1200n,
    imageSize: 64,
    labels: [
      { latent: Latent.DISTANCE, value: 1.547, unit: "m" },
      { latent: Latent.TRANSLATION_X, value: -0.254, unit: "m" },
      { latent: Latent.ROTATION_YAW, value: -Math.PI / 2, unit: "rad" },
      { latent: Latent.CATEGORY, value: 7, className: category },
      { latent: Latent.IDENTITY, value: 9, className: identity },
    ],
  });
}

function stream(state: StreamState, renderedImageCount: bigint, imageCount = 4096n): Stream {
  return create(StreamSchema, { name: "streams/s1", state, renderedImageCount, spec: { imageCount } });
}

describe("images", () => {
  it("say their labels in words, metres and degrees", () => {
    assert.deepEqual(caption(image("chair", "chair-3")), [
      ["category", "chair"],
      ["identity", "chair-3"],
      ["distance", "1.55\u00a0m"],
      ["x", "\u22120.25\u00a0m"],
      ["yaw", "\u221290\u00b0"],
    ]);
    assert.deepEqual(caption(image())[0], ["category", "class 7"]);
  });

  it("have a text in place of the picture", () => {
    assert.equal(alternative(image("chair", "chair-3")), "Image 1,200: chair");
    assert.equal(alternative(image("", "chair-3")), "Image 1,200: chair-3");
    assert.equal(alternative(image()), "Image 1,200");
  });

  it("are counted", () => {
    assert.equal(tally(stream(StreamState.SUCCEEDED, 4096n), 12, 12), "Images 12 to 23 of 4,096.");
    assert.equal(
      tally(stream(StreamState.RENDERING, 64n), 63, 1),
      "Image 63 of the 64 rendered so far; 4,096 are planned.",
    );
    assert.equal(tally(stream(StreamState.WAITING, 64n, 0n), 0, 12), "Images 0 to 11 of the 64 rendered so far.");
  });

  it("end on a page of their own", () => {
    assert.deepEqual(
      [0n, 1n, 12n, 13n, 24n].map((there) => lastPage(stream(StreamState.RENDERING, there))),
      [0, 0, 0, 12, 12],
    );
  });

  it("are not there for a reason", () => {
    const reason = (one: Stream | null, first = 0) => noImages("streams/s1", one, first).sentences[0] ?? "";
    assert.match(reason(null), /streams\/s1 does not exist any more/);
    assert.match(reason(stream(StreamState.QUEUED, 0n)), /has no images yet: it is queued/);
    assert.match(reason(stream(StreamState.DELETING, 64n)), /is being deleted/);
    assert.match(reason(stream(StreamState.FAILED, 0n)), /failed before it had an image/);
    assert.equal(
      reason(stream(StreamState.RENDERING, 64n), 100),
      "Image 100 does not exist: streams/s1 has 64 images so far.",
    );
    assert.equal(
      reason(stream(StreamState.SUCCEEDED, 64n), 100),
      "Image 100 does not exist: streams/s1 has 64 images.",
    );
  });
});
