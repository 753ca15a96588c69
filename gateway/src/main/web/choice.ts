import { Normalisation } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";

/**
 * The user's selection. It is stored in the address after `#`, so that it can be linked; empty values are chosen by the
 * page.
 */
export interface Choice {
  /** Last segment of `sweeps/{sweep}`. */
  sweep: string;
  /** `{benchmark}` or `mean~{suite}`. */
  measure: string;
  normalisation: Normalisation;
  /** Dataset size to compare objectives at; 0 for the API's own choice. */
  imageCount: bigint;
  /** Two objectives, last segments of their names. */
  pair: readonly [string, string];
  /** `runs/{run}/checkpoints/{checkpoint}`. */
  checkpoint: string;
  /** Index of the first image of the stream that is shown. */
  firstImage: number;
}

export const NOTHING_CHOSEN: Choice = {
  sweep: "",
  measure: "",
  normalisation: Normalisation.UNSPECIFIED,
  imageCount: 0n,
  pair: ["", ""],
  checkpoint: "",
  firstImage: 0,
};

/** The largest number of images that a list can skip. */
const LAST_IMAGE = 2 ** 31 - 1;

const NORMALISATIONS = new Map([
  ["ratio-squared", Normalisation.RATIO_SQUARED],
  ["squared-over-ceiling", Normalisation.SQUARED_OVER_CEILING],
  ["raw", Normalisation.RAW],
]);

/** Parses the selection from the hash; invalid values are ignored. */
export function readChoice(hash: string): Choice {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const [first = "", second = ""] = (words.get("pair") ?? "").split("~");
  const images = words.get("images") ?? "";
  const image = words.get("image") ?? "";
  return {
    sweep: words.get("sweep") ?? "",
    measure: words.get("measure") ?? "",
    normalisation: NORMALISATIONS.get(words.get("normalisation") ?? "") ?? Normalisation.UNSPECIFIED,
    imageCount: /^[0-9]{1,18}$/.test(images) ? BigInt(images) : 0n,
    pair: [first, second],
    checkpoint: words.get("checkpoint") ?? "",
    firstImage: /^[0-9]{1,10}$/.test(image) ? Math.min(Number(image), LAST_IMAGE) : 0,
  };
}

export function writeChoice(choice: Choice): string {
  const words = new URLSearchParams();
  if (choice.sweep !== "") words.set("sweep", choice.sweep);
  if (choice.measure !== "") words.set("measure", choice.measure);
  for (const [word, value] of NORMALISATIONS) {
    if (value === choice.normalisation) words.set("normalisation", word);
  }
  if (choice.imageCount > 0n) words.set("images", String(choice.imageCount));
  if (choice.pair[0] !== "" && choice.pair[1] !== "") words.set("pair", choice.pair.join("~"));
  if (choice.checkpoint !== "") words.set("checkpoint", choice.checkpoint);
  if (choice.firstImage > 0) words.set("image", String(choice.firstImage));
  const written = words.toString();
  return written === "" ? "" : `#${written}`;
}
