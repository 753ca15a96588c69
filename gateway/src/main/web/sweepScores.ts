import type { Score } from "#api/ventral/api/v1/score_service_pb.ts";
import { checkpointIn } from "./figures/layers.ts";
import type { Measure } from "./measure.ts";
import { id, plural } from "./words.ts";

/** The scores of a sweep. Each score that is added costs the same, however many there are. */
export class SweepScores {
  /** Increases with each score. */
  revision = 0;
  private readonly scores = new Map<string, Score>();
  /** Names of the scores that could not be measured. */
  private readonly failed = new Set<string>();
  private readonly byCheckpoint = new Map<string, Map<string, Score>>();
  private index: ProfileIndex | null = null;

  get size(): number {
    return this.scores.size;
  }

  /** Adds a score, or replaces it. The values of single splits, which are most of a score, are not kept. */
  add(score: Score): void {
    for (const layer of score.layers) layer.splitValues = [];
    this.revision++;
    if ((this.scores.get(score.name)?.layers.length ?? 0) > score.layers.length) this.index = null;
    this.scores.set(score.name, score);
    if (score.error === undefined) this.failed.delete(score.name);
    else this.failed.add(score.name);
    const checkpoint = checkpointIn(score.name);
    let own = this.byCheckpoint.get(checkpoint);
    if (own === undefined) {
      own = new Map();
      this.byCheckpoint.set(checkpoint, own);
    }
    own.set(score.name, score);
    this.index?.add(score);
  }

  /** Summarises how many scores failed, with the cause of one; empty if none failed. */
  failures(): string {
    const [name] = this.failed;
    if (name === undefined) return "";
    const cause = this.scores.get(name)?.error?.message;
    return `${plural(this.failed.size, "score")} could not be measured, such as ${name}: ${cause}`;
  }

  /** Returns a checkpoint's scores with layers that count for a measure, from V1 to IT. */
  layersOf(checkpoint: string, measure: Measure | null): Score[] {
    return [...(this.byCheckpoint.get(checkpoint)?.values() ?? [])]
      .filter((score) => score.layers.length > 0 && counts(score, measure))
      .sort((a, b) => a.region - b.region || a.benchmark.localeCompare(b.benchmark));
  }

  /** Returns the checkpoints with scores of layers that count for a measure; it follows later scores. */
  profiled(measure: Measure | null): ProfileIndex {
    const key = measure === null ? null : (measure.suite ?? measure.written);
    if (this.index === null || this.index.key !== key) {
      this.index = new ProfileIndex(key, measure);
      for (const score of this.scores.values()) this.index.add(score);
    }
    return this.index;
  }
}

/** The checkpoints with scores of layers, by run. */
export class ProfileIndex {
  /** Objectives by run. */
  readonly objectives = new Map<string, string>();
  /** The most recently scored checkpoint. */
  newest = "";
  private latest: Score | null = null;
  /** Numbers of images seen by run, as they came. */
  private readonly seen = new Map<string, Set<number>>();

  constructor(
    readonly key: string | null,
    private readonly measure: Measure | null,
  ) {}

  add(score: Score): void {
    if (score.layers.length === 0 || !counts(score, this.measure)) return;
    const checkpoint = checkpointIn(score.name);
    const run = runIn(checkpoint);
    this.objectives.set(run, score.objective);
    let seen = this.seen.get(run);
    if (seen === undefined) {
      seen = new Set();
      this.seen.set(run, seen);
    }
    seen.add(Number(id(checkpoint)));
    if (this.latest === null || isAfter(score, this.latest)) {
      this.latest = score;
      this.newest = checkpoint;
    }
  }

  /** Returns the runs by name. */
  runs(): string[] {
    return [...this.seen.keys()].sort();
  }

  /** Returns the checkpoints of a run by images seen. */
  checkpoints(run: string): string[] {
    return [...(this.seen.get(run) ?? [])].sort((a, b) => a - b).map((seen) => `${run}/checkpoints/${seen}`);
  }

  has(checkpoint: string): boolean {
    return this.seen.get(runIn(checkpoint))?.has(Number(id(checkpoint))) ?? false;
  }
}

/** Returns the part `runs/{run}` of a checkpoint's name; empty if there is none. */
export function runIn(checkpoint: string): string {
  return checkpoint.slice(0, Math.max(0, checkpoint.indexOf("/checkpoints/")));
}

function counts(score: Score, measure: Measure | null): boolean {
  if (measure === null) return true;
  return measure.suite === null ? id(score.benchmark) === measure.written : score.suite === measure.suite;
}

/** Orders scores by time, then by images seen, then by name. */
function isAfter(a: Score, b: Score): boolean {
  const [later, earlier] = [a.createTime?.seconds ?? 0n, b.createTime?.seconds ?? 0n];
  if (later !== earlier) return later > earlier;
  if (a.seenImageCount !== b.seenImageCount) return a.seenImageCount > b.seenImageCount;
  return a.name < b.name;
}
