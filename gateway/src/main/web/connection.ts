/** State of the connection to the gateway, over all watches of the page. */
export type Connection =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "resting" }
  | { kind: "refused" }
  | { kind: "denied"; reason: string }
  | { kind: "lost"; reason: string; since: Date };

/** Combines the states of several watches: the connection is live when all of them are. */
export class Connections {
  private readonly lost = new Map<string, { reason: string; since: Date }>();
  private readonly live = new Set<string>();
  private resting = false;

  constructor(
    private readonly parts: readonly string[],
    private readonly now: () => Date,
  ) {}

  isLive(part: string): void {
    this.resting = false;
    this.live.add(part);
    this.lost.delete(part);
  }

  isLost(part: string, reason: string): void {
    this.live.delete(part);
    this.lost.set(part, { reason, since: this.lost.get(part)?.since ?? this.now() });
  }

  rests(): void {
    this.resting = true;
    this.live.clear();
    this.lost.clear();
  }

  state(): Connection {
    if (this.resting) return { kind: "resting" };
    const [first] = [...this.lost.values()].sort((a, b) => a.since.getTime() - b.since.getTime());
    if (first !== undefined) return { kind: "lost", ...first };
    return this.parts.every((part) => this.live.has(part)) ? { kind: "live" } : { kind: "connecting" };
  }
}

export function connectionWords(connection: Connection): string {
  switch (connection.kind) {
    case "connecting":
      return "Connecting to the gateway";
    case "live":
      return "Live";
    case "resting":
      return "Paused while this page is hidden";
    case "refused":
      return "Not signed in";
    case "denied":
      return `The gateway does not permit this: ${connection.reason}`;
    case "lost": {
      const time = connection.since.toTimeString().slice(0, 8);
      return `Connection lost (${connection.reason}). Data as of ${time}; reconnecting.`;
    }
  }
}
