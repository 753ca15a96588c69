import type { Benchmark } from "#api/ventral/api/v1/score_service_pb.ts";
import { Region } from "#api/ventral/type/v1/specs_pb.ts";
import { id, region } from "./words.ts";

const MEAN = "mean~";

/**
 * The measure of the values: one benchmark, or the mean of V1, V2, V4 and IT over a suite. `written` is its form in the
 * names of curves and comparisons, `b1` or `mean~suite`.
 */
export interface Measure {
  written: string;
  suite: string | null;
  title: string;
  simulated: boolean;
  /** Describes ceilings that were not measured on these responses; empty if all were measured. */
  statedCeiling: string;
}

export function measureOf(written: string, benchmarks: readonly Benchmark[]): Measure {
  if (written.startsWith(MEAN)) {
    const suite = written.slice(MEAN.length);
    return {
      written,
      suite,
      title: `mean of V1, V2, V4 and IT over ${suite}`,
      simulated: benchmarks.some((benchmark) => benchmark.suite === suite && benchmark.simulated),
      statedCeiling: statedCeilings(benchmarks.filter((benchmark) => benchmark.suite === suite)),
    };
  }
  const benchmark = benchmarks.find((one) => id(one.name) === written);
  return {
    written,
    suite: null,
    title: benchmark === undefined ? written : `${region(benchmark.region)}: ${written}`,
    simulated: benchmark?.simulated ?? false,
    statedCeiling: statedCeilings(benchmark === undefined ? [] : [benchmark]),
  };
}

function statedCeilings(benchmarks: readonly Benchmark[]): string {
  return benchmarks
    .filter((benchmark) => benchmark.ceilingStated)
    .map(
      (benchmark) =>
        `The ceiling of ${id(benchmark.name)}, ${benchmark.ceiling.toFixed(3)}, is stated, not measured on these ` +
        `responses: ${benchmark.ceilingSource}.`,
    )
    .join(" ");
}

/** Returns the measure in the name of a comparison or a curve. */
export function measureIn(name: string): string {
  const last = id(name);
  if (name.includes("/objectiveComparisons/")) return last;
  return last.slice(last.indexOf("~") + 1);
}

/** Sorts means first, recorded before simulated ones, benchmarks from V1 to IT. */
export function inOrder(measures: readonly Measure[], benchmarks: readonly Benchmark[]): Measure[] {
  const place = (measure: Measure) =>
    benchmarks.find((benchmark) => id(benchmark.name) === measure.written)?.region ?? Region.UNSPECIFIED;
  return [...measures].sort(
    (a, b) =>
      Number(a.suite === null) - Number(b.suite === null) ||
      Number(a.simulated) - Number(b.simulated) ||
      place(a) - place(b) ||
      a.written.localeCompare(b.written),
  );
}
