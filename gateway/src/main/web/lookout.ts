import { ConnectError } from "@connectrpc/connect";
import type { Benchmark } from "#api/ventral/api/v1/score_service_pb.ts";
import type { Sweep } from "#api/ventral/api/v1/sweep_service_pb.ts";
import type { Api } from "./api.ts";
import type { Choice } from "./choice.ts";
import { type Connection, Connections } from "./connection.ts";
import { StreamImages } from "./streamImages.ts";
import { SweepSession } from "./sweepSession.ts";
import { id } from "./words.ts";

const LISTS_INTERVAL_MILLIS = 5000;
const FIGURES_INTERVAL_MILLIS = 60_000;
/**
 * Time after which a hidden page closes its calls: a browser has only six connections for all its pages of one server.
 */
const REST_AFTER_MILLIS = 60_000;

/** Holds the lists of sweeps and benchmarks, and the session of the chosen sweep. */
export class Lookout {
  sweeps: readonly Sweep[] = [];
  benchmarks: readonly Benchmark[] = [];
  session: SweepSession | null = null;
  /** Images of the chosen sweep's stream. */
  readonly images: StreamImages;
  private readonly lists = new Connections(["lists"], () => new Date());
  private choice: Choice;
  private resting: ReturnType<typeof setTimeout> | undefined;

  /**
   * Starts reading.
   *
   * @param changed called after each change
   */
  constructor(
    private readonly api: Api,
    choice: Choice,
    private readonly changed: () => void,
  ) {
    this.choice = choice;
    this.images = new StreamImages(api, changed);
    document.addEventListener("visibilitychange", () => this.seen(!document.hidden));
    void this.readLists();
    setInterval(() => {
      if (!document.hidden) void this.readLists();
    }, LISTS_INTERVAL_MILLIS);
    setInterval(() => this.session?.readAnew(), FIGURES_INTERVAL_MILLIS);
  }

  /** Returns the chosen sweep; the newest if none is chosen, null if there is none. */
  get sweep(): Sweep | null {
    return this.sweeps.find((sweep) => id(sweep.name) === this.choice.sweep) ?? this.sweeps[0] ?? null;
  }

  get connection(): Connection {
    const lists = this.lists.state();
    return lists.kind === "lost" || this.session === null ? lists : this.session.connections.state();
  }

  choose(choice: Choice): void {
    this.choice = choice;
    const sweep = this.sweep;
    if (sweep === null) return;
    this.images.choose(sweep.spec?.stream ?? "", choice.firstImage);
    if (this.session?.sweep === sweep.name) {
      this.session.choose(choice);
      return;
    }
    this.session?.end();
    this.session = new SweepSession(this.api, sweep.name, choice, this.changed);
    this.session.look();
  }

  /** Reads the lists at once, for example with a new token. */
  readAnew(): void {
    void this.readLists();
  }

  private seen(isSeen: boolean): void {
    clearTimeout(this.resting);
    if (isSeen) {
      this.session?.look();
      void this.readLists();
    } else {
      this.resting = setTimeout(() => this.session?.rest(), REST_AFTER_MILLIS);
    }
  }

  private async readLists(): Promise<void> {
    try {
      [this.sweeps, this.benchmarks] = await Promise.all([this.api.sweeps(), this.api.benchmarks()]);
      this.lists.isLive("lists");
      this.choose(this.choice);
      void this.images.follow();
    } catch (error) {
      this.lists.isLost("lists", ConnectError.from(error).rawMessage);
    }
    this.changed();
  }
}
