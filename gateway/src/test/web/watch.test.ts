import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Code, ConnectError } from "@connectrpc/connect";
import { retryMillis, type WatchMessage, watch } from "../../main/web/watch.ts";

interface Told extends WatchMessage {
  value: number | null;
}

/**
 * Creates a gateway whose calls end as `calls` defines, one after the other; the last one stays open until it is
 * aborted.
 */
function gateway(calls: { tokens: string[]; end?: Error }[]) {
  const asked: string[] = [];
  const open = async function* (resumeToken: string, signal: AbortSignal): AsyncGenerator<Told> {
    const call = calls[asked.length];
    asked.push(resumeToken);
    for (const token of call?.tokens ?? [])
      yield { resumeToken: token, value: token.startsWith("beat") ? null : Number(token) };
    if (call?.end !== undefined) throw call.end;
    if (call === undefined || asked.length === calls.length) await aborted(signal);
  };
  return { asked, open };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Creates a clock whose time passes immediately, except for the wait for silence, which lasts until it is ended. */
function clock() {
  const silence: (() => void)[] = [];
  const waits: number[] = [];
  const wait = (millis: number, signal: AbortSignal) => {
    if (millis !== 30_000) {
      waits.push(millis);
      return Promise.resolve();
    }
    return new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve(), { once: true });
      silence.push(resolve);
    });
  };
  return { silence, waits, wait };
}

async function watched(calls: { tokens: string[]; end?: Error }[], until: number, resumeToken = "") {
  const { asked, open } = gateway(calls);
  const time = clock();
  const stop = new AbortController();
  const told: (number | null)[] = [];
  const lost: string[] = [];
  let lives = 0;
  const last = await watch<Told>({
    resumeToken,
    open,
    wait: time.wait,
    random: () => 0,
    signal: stop.signal,
    onLive: () => lives++,
    onLost: (reason) => lost.push(reason),
    onMessage: (message) => {
      told.push(message.value);
      if (told.length === until) stop.abort();
    },
  });
  return { asked, told, lost, lives, waits: time.waits, last };
}

describe("a watch", () => {
  it("takes a broken call up behind the last message", async () => {
    const seen = await watched(
      [{ tokens: ["1", "2"], end: new ConnectError("gone", Code.Unavailable) }, { tokens: ["3", "4"] }],
      4,
    );
    assert.deepEqual(seen.told, [1, 2, 3, 4]);
    assert.deepEqual(seen.asked, ["", "2"]);
    assert.deepEqual(seen.lost, ["gone"]);
    assert.equal(seen.last, "4");
  });

  it("keeps the place that a heartbeat tells", async () => {
    const seen = await watched([{ tokens: ["1", "beat-9"], end: new Error("broken") }, { tokens: ["10"] }], 3);
    assert.deepEqual(seen.asked, ["", "beat-9"]);
    assert.deepEqual(seen.told, [1, null, 10]);
  });

  it("begins anew where the gateway no longer knows its place", async () => {
    const seen = await watched(
      [
        { tokens: ["7"], end: new Error("broken") },
        { tokens: [], end: new ConnectError("too old", Code.OutOfRange) },
        { tokens: ["1"] },
      ],
      2,
    );
    assert.deepEqual(seen.asked, ["", "7", ""]);
  });

  it("goes on where an earlier one rested", async () => {
    const seen = await watched([{ tokens: ["6"] }], 1, "5");
    assert.deepEqual(seen.asked, ["5"]);
  });

  it("takes a call that the gateway ends for a broken one", async () => {
    const seen = await watched([{ tokens: ["1"] }, { tokens: ["2"] }], 2);
    assert.deepEqual(seen.lost, ["the gateway ended the call"]);
  });

  it("waits longer after each failure, and short again after a message", async () => {
    const down = { tokens: [], end: new Error("down") };
    const seen = await watched([down, down, down, { tokens: ["1"], end: new Error("down") }, { tokens: ["2"] }], 2);
    assert.deepEqual(seen.waits, [500, 1000, 2000, 500]);
  });

  it("never waits longer than fifteen seconds, and not always as long", () => {
    assert.equal(retryMillis(40, 0), 15_000);
    assert.equal(retryMillis(40, 1), 7_500);
  });

  it("opens a silent call anew", async () => {
    const time = clock();
    const stop = new AbortController();
    const lost: string[] = [];
    const asked: string[] = [];
    await watch<Told>({
      resumeToken: "",
      wait: time.wait,
      random: () => 0,
      signal: stop.signal,
      open: async function* (resumeToken, signal) {
        asked.push(resumeToken);
        if (asked.length === 1) {
          queueMicrotask(() => time.silence[0]?.());
          await aborted(signal);
        }
        yield { resumeToken: "1", value: 1 };
      },
      onLive: () => {},
      onLost: (reason) => lost.push(reason),
      onMessage: () => stop.abort(),
    });
    assert.deepEqual(lost, ["no message from the gateway"]);
    assert.deepEqual(asked, ["", ""]);
  });
});
