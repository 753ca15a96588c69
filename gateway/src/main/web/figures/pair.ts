import type { ObjectiveComparison, ObjectivePair } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { decimal, id, list, normalisation, plural, pValue, signed } from "../words.ts";

/** Returns the comparison of two objectives, in whichever order the gateway has them. */
export function pairOf(comparison: ObjectiveComparison, first: string, second: string): ObjectivePair | undefined {
  return comparison.pairs.find((pair) => {
    const both = [id(pair.objective), id(pair.otherObjective)];
    return both.includes(first) && both.includes(second);
  });
}

/** Returns the chosen two objectives; one that is not compared is replaced by one of the best two. */
export function chosenPair(comparison: ObjectiveComparison, wish: readonly [string, string]): [string, string] {
  const names = comparison.objectives.map((one) => id(one.objective));
  const first = names.includes(wish[0]) ? wish[0] : (names[0] ?? "");
  const second = names.includes(wish[1]) && wish[1] !== first ? wish[1] : (names.find((name) => name !== first) ?? "");
  return [first, second];
}

export interface Verdict {
  sentence: string;
  /** Set if even the most extreme outcome of so few seeds would not be significant. */
  warning: string | null;
}

export function verdict(comparison: ObjectiveComparison, first: string, second: string): Verdict | null {
  const pair = pairOf(comparison, first, second);
  if (pair === undefined) return null;
  const turned = id(pair.objective) !== first;
  const [a, b] = [first, second].map((name) => comparison.objectives.find((one) => id(one.objective) === name));
  if (a === undefined || b === undefined) return null;
  const products = a.seeds.length * b.seeds.length;
  const u = turned ? products - pair.uStatistic : pair.uStatistic;
  const difference = turned ? -pair.meanDifference : pair.meanDifference;
  const together =
    comparison.pairs.length > 1
      ? `; for all ${comparison.pairs.length} pairs together ${pValue(pair.holmPValue)} (Holm)`
      : "";
  return {
    sentence:
      `${a.displayName} less ${b.displayName}: ${signed(difference)} ${normalisation(comparison.normalisation)}` +
      `${comparison.simulated ? " (simulated)" : ""}, ` +
      `${pValue(pair.pValue)} by the exact two-sided Mann\u2013Whitney test ` +
      `(U = ${decimal(u, u % 1 === 0 ? 0 : 1)} of ${products}, ` +
      `n = ${list([a.seeds.length, b.seeds.length].map(String))})${together}.` +
      `${paired(pair, turned)}${bootstrap(pair, turned)}`,
    warning:
      pair.seedsNeeded === undefined
        ? null
        : `With ${list([a.seeds.length, b.seeds.length].map(String))} seeds this test can give no p below ` +
          `${pair.smallestPossiblePValue.toPrecision(2)}, whatever the values are: it takes ` +
          `${plural(pair.seedsNeeded, "seed")} an objective to be able to reach p < 0.05.`,
  };
}

function paired(pair: ObjectivePair, turned: boolean): string {
  const difference = pair.pairedDifference;
  if (difference === undefined) return "";
  const sd = difference.standardDeviation === undefined ? "" : ` \u00b1 ${decimal(difference.standardDeviation)} SD`;
  const mean = signed(turned ? -difference.mean : difference.mean);
  return ` Seed by seed: ${mean}${sd} (${plural(difference.seedCount, "seed")}).`;
}

function bootstrap(pair: ObjectivePair, turned: boolean): string {
  const interval = pair.differenceBootstrapInterval;
  if (interval === undefined) return "";
  const [lower, upper] = turned ? [-interval.upper, -interval.lower] : [interval.lower, interval.upper];
  return ` Over bootstrap samples of neuroids and stimuli, 95 %: ${signed(lower)} to ${signed(upper)}.`;
}
