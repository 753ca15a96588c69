import type { Image, Label, Stream } from "#api/ventral/api/v1/stream_service_pb.ts";
import { Latent } from "#api/ventral/type/v1/latent_pb.ts";
import { StreamState } from "#api/ventral/type/v1/specs_pb.ts";
import type { Absence } from "./figure.ts";
import { count, decimal, plural } from "./words.ts";

/** Number of images per page; divisible into full rows of two, three, four and six. */
export const IMAGES_AT_ONCE = 12;

const WORDS = new Map<Latent, string>([
  [Latent.DISTANCE, "distance"],
  [Latent.TRANSLATION_X, "x"],
  [Latent.TRANSLATION_Y, "y"],
  [Latent.ROTATION_PITCH, "pitch"],
  [Latent.ROTATION_YAW, "yaw"],
  [Latent.ROTATION_ROLL, "roll"],
  [Latent.CATEGORY, "category"],
  [Latent.IDENTITY, "identity"],
]);

/** Returns the labels of an image as text, classes first, since they are the most informative. */
export function caption(image: Image): [word: string, value: string][] {
  const classes = image.labels.filter((label) => label.unit === "");
  const others = image.labels.filter((label) => label.unit !== "");
  return [...classes, ...others].map((label) => [WORDS.get(label.latent) ?? `latent ${label.latent}`, value(label)]);
}

/** Formats a label as `1.55 m`, `\u221290\u00b0`, `chair`, or `class 7` if the stream has no name for it. */
export function value(label: Label): string {
  switch (label.unit) {
    case "":
      return label.className === "" ? `class ${label.value}` : label.className;
    case "rad":
      return `${decimal((label.value * 180) / Math.PI, 0)}\u00b0`;
    default:
      return `${decimal(label.value, 2)}\u00a0${label.unit}`;
  }
}

/** Returns the text alternative of an image; the caption contains the other labels. */
export function alternative(image: Image): string {
  const name = (latent: Latent) => image.labels.find((label) => label.latent === latent)?.className ?? "";
  const shown = name(Latent.CATEGORY) || name(Latent.IDENTITY);
  return `Image ${count(image.index)}${shown === "" ? "" : `: ${shown}`}`;
}

/** Describes which images are shown, and of how many. */
export function tally(stream: Stream, first: number, shown: number): string {
  const there = stream.renderedImageCount;
  const all = stream.spec?.imageCount ?? 0n;
  const range =
    shown === 0
      ? "None"
      : shown === 1
        ? `Image ${count(first)}`
        : `Images ${count(first)} to ${count(first + shown - 1)}`;
  if (stream.state === StreamState.SUCCEEDED) return `${range} of ${count(there)}.`;
  return `${range} of the ${count(there)} rendered so far${all > 0n ? `; ${count(all)} are planned` : ""}.`;
}

/** Returns the index of the first image of the last page. */
export function lastPage(stream: Stream): number {
  const last = Math.max(0, Number(stream.renderedImageCount) - 1);
  return last - (last % IMAGES_AT_ONCE);
}

/** Explains why there are no images to show. */
export function noImages(name: string, stream: Stream | null, first: number): Absence {
  if (stream === null) return { sentences: [`${name} does not exist any more: its images were deleted with it.`] };
  switch (stream.state) {
    case StreamState.DELETING:
    case StreamState.DELETED:
      return { sentences: [`${name} is being deleted, and its images with it.`] };
    case StreamState.FAILED:
      if (stream.renderedImageCount > 0n) break;
      return {
        sentences: [
          `${name} failed before it had an image: ${stream.error?.message ?? "its renderer reported no cause"}.`,
        ],
      };
    default:
      if (stream.renderedImageCount > 0n) break;
      return {
        sentences: [
          `${name} has no images yet: it is ${StreamState[stream.state].toLowerCase()}. ` +
            "They are shown here as soon as they are rendered.",
        ],
      };
  }
  const there = plural(stream.renderedImageCount, "image");
  const soFar = stream.state === StreamState.SUCCEEDED ? "" : " so far";
  return { sentences: [`Image ${count(first)} does not exist: ${name} has ${there}${soFar}.`] };
}
