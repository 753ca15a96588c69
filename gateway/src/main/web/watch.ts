import { Code, ConnectError } from "@connectrpc/connect";

/** A message of any watch of the API: a change or a heartbeat, with the position of the client after it. */
export interface WatchMessage {
  resumeToken: string;
}

export interface WatchOptions<M extends WatchMessage> {
  /** Position to resume from: the result of an earlier watch, or empty. */
  resumeToken: string;
  /** Opens the call; an empty token starts over. */
  open(resumeToken: string, signal: AbortSignal): AsyncIterable<M>;
  onMessage(message: M): void;
  /** Called when the connection is up. */
  onLive(): void;
  /** Called when the connection is lost; the call is retried after `retryMillis`. */
  onLost(reason: string, retryMillis: number): void;
  /** Ends the wait and the watch when aborted. */
  signal: AbortSignal;
  wait(millis: number, signal: AbortSignal): Promise<void>;
  /** Returns a number from 0 to 1. */
  random(): number;
}

/** Three heartbeat intervals of the gateway: a connection that is silent for this long is considered broken. */
export const SILENCE_MILLIS = 30_000;
const FIRST_RETRY_MILLIS = 500;
const LAST_RETRY_MILLIS = 15_000;

/**
 * Watches until `signal` is aborted, and returns the position then. Messages arrive at least once and in order. A
 * broken call resumes after the last message that arrived, and starts over if the gateway no longer knows that
 * position.
 */
export async function watch<M extends WatchMessage>(options: WatchOptions<M>): Promise<string> {
  let { resumeToken } = options;
  let failures = 0;
  while (!options.signal.aborted) {
    let reason = "the gateway ended the call";
    try {
      for await (const message of unlessSilent(options, resumeToken)) {
        resumeToken = message.resumeToken;
        failures = 0;
        options.onLive();
        options.onMessage(message);
        if (options.signal.aborted) break;
      }
    } catch (error) {
      const failure = ConnectError.from(error);
      if (failure.code === Code.OutOfRange) resumeToken = "";
      reason = failure.rawMessage === "" ? Code[failure.code] : failure.rawMessage;
    }
    if (options.signal.aborted) break;
    const millis = retryMillis(failures++, options.random());
    options.onLost(reason, millis);
    await options.wait(millis, options.signal);
  }
  return resumeToken;
}

/**
 * Returns the delay before a retry: doubles from half a second to 15 s, less up to a half, so that pages do not
 * reconnect all at once.
 */
export function retryMillis(failures: number, random: number): number {
  const whole = Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(failures, 10));
  return Math.round(whole * (1 - random / 2));
}

async function* unlessSilent<M extends WatchMessage>(options: WatchOptions<M>, resumeToken: string): AsyncGenerator<M> {
  const call = new AbortController();
  const silence = new AbortController();
  const abort = () => call.abort();
  options.signal.addEventListener("abort", abort, { once: true });
  let heard = 0;
  const listen = async () => {
    for (let before = -1; before !== heard && !silence.signal.aborted; ) {
      before = heard;
      await options.wait(SILENCE_MILLIS, silence.signal);
    }
    if (!silence.signal.aborted) call.abort(new ConnectError("no message from the gateway", Code.Unavailable));
  };
  void listen();
  try {
    for await (const message of options.open(resumeToken, call.signal)) {
      heard++;
      yield message;
    }
  } finally {
    silence.abort();
    options.signal.removeEventListener("abort", abort);
    call.abort();
  }
}

/** Waits; returns early, without an error, when aborted. */
export function wait(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal.addEventListener("abort", done, { once: true });
  });
}
