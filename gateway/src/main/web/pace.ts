/**
 * Re-reads data that was marked as changed: one read at a time, and at most one per `intervalMillis`. A mark during a
 * read triggers another one; a failed read is repeated at the next mark.
 */
export class Pace {
  private marked = false;
  private busy = false;
  private last = -Infinity;
  private stopped = false;

  constructor(
    private readonly read: () => Promise<void>,
    private readonly intervalMillis: number,
    private readonly clock: { now(): number; wait(millis: number): Promise<void> },
  ) {}

  mark(): void {
    this.marked = true;
    if (!this.busy) void this.readAll();
  }

  stop(): void {
    this.stopped = true;
  }

  private async readAll(): Promise<void> {
    this.busy = true;
    try {
      while (this.marked && !this.stopped) {
        const early = this.last + this.intervalMillis - this.clock.now();
        if (early > 0) await this.clock.wait(early);
        if (this.stopped) return;
        this.marked = false;
        this.last = this.clock.now();
        await this.read();
      }
    } finally {
      this.busy = false;
    }
  }
}
