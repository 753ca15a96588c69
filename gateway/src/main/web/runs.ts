import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";
import { RunState } from "#api/ventral/type/v1/specs_pb.ts";
import { count, decimal, duration, id, objective, seconds, state } from "./words.ts";

/** States by urgency: failed, running, waiting, ended. */
const ORDER = [
  RunState.FAILED,
  RunState.RUNNING,
  RunState.PAUSED,
  RunState.QUEUED,
  RunState.UNSPECIFIED,
  RunState.SUCCEEDED,
  RunState.CANCELLED,
];

/** Created once: a comparison by `localeCompare` with options takes many times as long. */
const NAMES = new Intl.Collator("en", { numeric: true });

export function inOrder(runs: Iterable<Run>): Run[] {
  const place = (run: Run) =>
    run.state === RunState.RUNNING && run.error !== undefined ? 0 : ORDER.indexOf(run.state);
  return [...runs].sort((a, b) => place(a) - place(b) || NAMES.compare(a.name, b.name));
}

/** Formats counts as `3 running, 12 queued, 35 succeeded`, most urgent first. */
export function tally(runs: readonly Run[]): string {
  const counts = ORDER.map((one) => [one, runs.filter((run) => run.state === one).length] as const);
  return counts
    .filter(([, number]) => number > 0)
    .map(([one, number]) => `${count(number)} ${state(one)}`)
    .join(", ");
}

export interface RunLine {
  name: string;
  about: string;
  state: string;
  /** Share of the images, 0 to 1. */
  progress: number;
  seen: string;
  loss: string;
  pace: string;
  timeLeft: string;
  device: string;
  error: string;
}

export function runLine(run: Run): RunLine {
  const wholePasses = Number(run.spec?.imageCount ?? 0n) * Math.max(1, run.spec?.epochCount ?? 1);
  const wanted = Number(run.spec?.seenImageCount ?? 0n) || wholePasses;
  const seen = Number(run.seenImageCount);
  const running = run.state === RunState.RUNNING;
  return {
    name: id(run.name),
    about:
      `${objective(run.spec?.objective ?? "")}, ${count(run.spec?.imageCount ?? 0n)} images, ` +
      `seed ${run.spec?.seed ?? 0n}`,
    state: state(run.state),
    progress: wanted > 0 ? Math.min(1, seen / wanted) : 0,
    seen: `${count(seen)} of ${count(wanted)}`,
    loss: run.loss === undefined ? "" : decimal(run.loss),
    pace: running && run.imagesPerSecond !== undefined ? `${count(Math.round(run.imagesPerSecond))}` : "",
    timeLeft: running && run.timeLeft !== undefined ? duration(seconds(run.timeLeft)) : "",
    device: run.device,
    error: run.error?.message ?? "",
  };
}
