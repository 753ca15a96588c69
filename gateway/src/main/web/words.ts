import { type Duration, type Timestamp, timestampDate } from "@bufbuild/protobuf/wkt";
import { Normalisation } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { Region, RunState } from "#api/ventral/type/v1/specs_pb.ts";

const grouped = new Intl.NumberFormat("en");
const MINUS = "\u2212";
const SHUFFLED = "shuffled-";

/** Formats a count as `64,000`. */
export function count(value: bigint | number): string {
  return grouped.format(value);
}

/** Formats a number with three decimals by default and a true minus sign. */
export function decimal(value: number, digits = 3): string {
  const written = value.toFixed(digits);
  return Number(written) === 0 ? written.replace("-", "") : written.replace("-", MINUS);
}

export function signed(value: number, digits = 3): string {
  const written = decimal(value, digits);
  return written.startsWith(MINUS) || Number(written) === 0 ? written : `+${written}`;
}

export function percentage(value: number): string {
  return `${decimal(value, 1)} %`;
}

/** Rounds to two significant digits, three below 1,000: `1,200`, or `3.4 million`. */
export function about(value: number): string {
  const scales: [number, string][] = [
    [1e12, " trillion"],
    [1e9, " billion"],
    [1e6, " million"],
  ];
  for (const [size, word] of scales) {
    if (value >= size * 0.9995) return `${Number((value / size).toPrecision(2))}${word}`;
  }
  return grouped.format(Number(value.toPrecision(value < 1000 ? 3 : 2)));
}

export function pValue(p: number): string {
  if (p < 0.001) return "p < 0.001";
  return `p = ${p < 0.1 ? p.toPrecision(2) : p.toFixed(2)}`;
}

/** Formats seconds as `42 s`, `3 min`, `2 h 5 min`, `3 d 4 h`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
}

export function seconds(duration: Duration): number {
  return Number(duration.seconds) + duration.nanos / 1e9;
}

export function moment(timestamp: Timestamp | undefined): string {
  return timestamp === undefined ? "" : timestampDate(timestamp).toISOString().slice(0, 16).replace("T", " ");
}

/** Returns the last segment of a resource's name. */
export function id(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

export function normalisation(value: Normalisation): string {
  switch (value) {
    case Normalisation.RATIO_SQUARED:
      return "(r/c)\u00b2";
    case Normalisation.SQUARED_OVER_CEILING:
      return "r\u00b2/c";
    case Normalisation.RAW:
      return "r";
    case Normalisation.UNSPECIFIED:
      return "the gateway\u2019s normalisation";
  }
}

export function region(value: Region): string {
  return value === Region.UNSPECIFIED ? "no region" : Region[value];
}

export function state(value: RunState): string {
  return RunState[value].toLowerCase();
}

/**
 * Formats an objective as the API does: `distance-rotation` is Distance + Rotation, `shuffled-distance` is Shuffled
 * Distance.
 */
export function objective(name: string): string {
  const last = id(name);
  if (last.startsWith(SHUFFLED)) return `Shuffled ${objective(last.slice(SHUFFLED.length))}`;
  return last
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" + ");
}

/** Returns true for a control: untrained, calibrated, or learnt from shuffled labels. */
export function isControl(name: string): boolean {
  const last = id(name);
  return last === "untrained" || last === "calibrated" || last.startsWith(SHUFFLED);
}

/** Describes the training length and whether it grows with dataset size; empty if it is unknown. */
export function trainingLength(updateCount: bigint, epochCount: number): string {
  if (updateCount > 0n) return `${plural(updateCount, "update")} at every size`;
  if (epochCount === 0) return "";
  return `${epochCount === 1 ? "one pass" : `${count(epochCount)} passes`}: updates grow with size`;
}

export function plural(number: number | bigint, one: string, many = `${one}s`): string {
  return `${count(number)} ${Number(number) === 1 ? one : many}`;
}

/** Joins words as `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
