import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";

const KEY = "ventral.token";
/** RFC 6750's form of a bearer token. */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

/** The part of a browser's storage that holds the token. */
export type TokenStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Returns the token that a user entered; null if no token has this form. */
export function tokenIn(entered: string): string | null {
  const token = entered.trim();
  return TOKEN.test(token) ? token : null;
}

/** Holds the token of this browser tab, and how the gateway answers it. */
export class Access {
  /** Why the gateway demands a token or refuses the one it received; null if it does not. */
  refusal: string | null = null;
  /** What the gateway does not permit the caller to do; null if nothing was denied. */
  denial: string | null = null;

  /**
   * Reads the stored token.
   *
   * @param changed called after each change
   */
  constructor(
    private readonly storage: TokenStorage,
    private readonly changed: () => void,
  ) {}

  /** Returns the token; empty if there is none. */
  get token(): string {
    return this.storage.getItem(KEY) ?? "";
  }

  signIn(token: string): void {
    this.storage.setItem(KEY, token);
    this.refusal = null;
    this.denial = null;
    this.changed();
  }

  signOut(): void {
    this.storage.removeItem(KEY);
  }

  /** Sends the token with every call, and notes UNAUTHENTICATED and PERMISSION_DENIED. */
  readonly interceptor: Interceptor = (next) => async (request) => {
    const { token } = this;
    if (token !== "") request.header.set("authorization", `Bearer ${token}`);
    try {
      const response = await next(request);
      return response.stream ? { ...response, message: this.noted(response.message, token) } : response;
    } catch (error) {
      this.note(error, token);
      throw error;
    }
  };

  private async *noted<M>(messages: AsyncIterable<M>, token: string): AsyncGenerator<M> {
    try {
      yield* messages;
    } catch (error) {
      this.note(error, token);
      throw error;
    }
  }

  private note(error: unknown, token: string): void {
    const failure = ConnectError.from(error);
    // The answer to an earlier token says nothing about the current one.
    if (token !== this.token) return;
    if (failure.code === Code.Unauthenticated) {
      this.signOut();
      this.refusal = failure.rawMessage;
      this.changed();
    } else if (failure.code === Code.PermissionDenied && this.denial !== failure.rawMessage) {
      this.denial = failure.rawMessage;
      this.changed();
    }
  }
}
