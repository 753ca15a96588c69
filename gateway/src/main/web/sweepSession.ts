import { ConnectError } from "@connectrpc/connect";
import type { ObjectiveComparison } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";
import type { ScalingCurve } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import type { Api } from "./api.ts";
import type { Choice } from "./choice.ts";
import { Connections } from "./connection.ts";
import { Losses } from "./losses.ts";
import { measureIn } from "./measure.ts";
import { Pace } from "./pace.ts";
import { SweepScores } from "./sweepScores.ts";
import { type WatchMessage, wait, watch } from "./watch.ts";

const READ_INTERVAL_MILLIS = 1000;

/** Holds the data of one sweep, and keeps it up to date while it is viewed. */
export class SweepSession {
  readonly runs = new Map<string, Run>();
  /** Increases with each change of a run. */
  runsRevision = 0;
  readonly scores = new SweepScores();
  readonly losses = new Losses();
  readonly connections = new Connections(["runs", "scores", "figures"], () => new Date());
  comparisons: readonly ObjectiveComparison[] = [];
  curves: readonly ScalingCurve[] = [];
  /** True once the figures have been read for the first time. */
  isRead = false;

  private readonly pace: Pace;
  private readonly tokens = new Map<string, string>();
  private looking: AbortController | null = null;
  private choice: Choice;
  private firstReadEnded = () => {};
  /** Fulfilled when the figures were read for the first time, or could not be. */
  private readonly firstRead = new Promise<void>((resolve) => {
    this.firstReadEnded = resolve;
  });

  /**
   * Creates the session; {@link look} starts it.
   *
   * @param changed called after each change
   */
  constructor(
    private readonly api: Api,
    readonly sweep: string,
    choice: Choice,
    private readonly changed: () => void,
  ) {
    this.choice = choice;
    const clock = { now: () => Date.now(), wait: (millis: number) => wait(millis, new AbortController().signal) };
    this.pace = new Pace(() => this.readFigures(), READ_INTERVAL_MILLIS, clock);
  }

  /** Starts the watches, or resumes them. */
  look(): void {
    if (this.looking !== null) return;
    this.looking = new AbortController();
    const { signal } = this.looking;
    const filter = `"${this.sweep}"`;
    void this.follow(
      "runs",
      signal,
      (call) =>
        this.api.runs.watchRuns({ filter: `spec.sweep = ${filter}`, resumeToken: call.token }, { signal: call.signal }),
      ({ event }) => {
        if (event.case !== "run") return;
        // Scores count once their run has succeeded, whichever is reported first.
        if (this.runs.get(event.value.name)?.state !== event.value.state) this.pace.mark();
        this.runs.set(event.value.name, event.value);
        this.runsRevision++;
        this.losses.add(event.value);
      },
    );
    void this.followScores(signal, filter);
    this.pace.mark();
  }

  /** Follows the scores once the figures are there, which would otherwise wait until all scores are decoded. */
  private async followScores(signal: AbortSignal, filter: string): Promise<void> {
    await this.firstRead;
    if (signal.aborted) return;
    await this.follow(
      "scores",
      signal,
      (call) =>
        this.api.scores.watchScores(
          { parent: "runs/-/checkpoints/-", filter: `sweep = ${filter}`, resumeToken: call.token },
          { signal: call.signal },
        ),
      ({ event }) => {
        if (event.case !== "score") return;
        this.scores.add(event.value);
        this.pace.mark();
      },
    );
  }

  /** Closes the connections, and keeps the data and the positions of the watches. */
  rest(): void {
    this.looking?.abort();
    this.looking = null;
    this.connections.rests();
    this.changed();
  }

  end(): void {
    this.looking?.abort();
    this.pace.stop();
  }

  /** Changes the selection, and re-reads the figures if it needs others. */
  choose(choice: Choice): void {
    const before = this.choice;
    this.choice = choice;
    const same =
      before.normalisation === choice.normalisation &&
      before.imageCount === choice.imageCount &&
      before.measure === choice.measure;
    if (!same) this.pace.mark();
  }

  /** Re-reads the figures: benchmarks or reference networks may have been added, which are not watched. */
  readAnew(): void {
    if (this.looking !== null) this.pace.mark();
  }

  private async follow<M extends WatchMessage>(
    part: string,
    signal: AbortSignal,
    open: (call: { token: string; signal: AbortSignal }) => AsyncIterable<M>,
    onMessage: (message: M) => void,
  ): Promise<void> {
    const token = await watch<M>({
      resumeToken: this.tokens.get(part) ?? "",
      open: (resumeToken, callSignal) => open({ token: resumeToken, signal: callSignal }),
      onMessage: (message) => {
        onMessage(message);
        this.changed();
      },
      onLive: () => {
        // Re-reads what the figures missed during the outage.
        if (this.connections.state().kind === "lost") this.pace.mark();
        this.connections.isLive(part);
      },
      onLost: (reason) => {
        this.connections.isLost(part, reason);
        this.changed();
      },
      signal,
      wait,
      random: Math.random,
    });
    this.tokens.set(part, token);
  }

  private async readFigures(): Promise<void> {
    const { normalisation, measure } = this.choice;
    try {
      const [curves, comparisons] = await Promise.all([
        this.api.curves(this.sweep, normalisation),
        this.comparisonsOfOneSize(measure),
      ]);
      this.curves = curves;
      this.comparisons = comparisons;
      this.isRead = true;
      this.connections.isLive("figures");
    } catch (error) {
      this.connections.isLost("figures", ConnectError.from(error).rawMessage);
    }
    this.firstReadEnded();
    this.changed();
  }

  /**
   * Reads comparisons of one size. Each measure has its own most compared size; others are read again at the size of
   * the viewed measure.
   */
  private async comparisonsOfOneSize(measure: string): Promise<ObjectiveComparison[]> {
    const { normalisation, imageCount } = this.choice;
    const first = await this.api.comparisons(this.sweep, normalisation, imageCount);
    const main = first.find((one) => measureIn(one.name) === measure) ?? first.find((one) => one.imageCount > 0n);
    if (imageCount > 0n || main === undefined || first.every((one) => one.imageCount === main.imageCount)) return first;
    return main.imageCount === 0n ? first : this.api.comparisons(this.sweep, normalisation, main.imageCount);
  }
}
