import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Code, ConnectError, createClient, createRouterTransport } from "@connectrpc/connect";
import { RunService } from "#api/ventral/api/v1/run_service_pb.ts";
import { Access, type TokenStorage, tokenIn } from "../../main/web/access.ts";

function storage(): TokenStorage & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Creates a caller of a gateway that accepts the token `good`, and denies it every watch. */
function caller() {
  let changes = 0;
  const kept = storage();
  const access = new Access(kept, () => changes++);
  const headers: (string | null)[] = [];
  const authenticate = (header: Headers) => {
    headers.push(header.get("authorization"));
    if (header.get("authorization") !== "Bearer good") throw new ConnectError("no valid token", Code.Unauthenticated);
  };
  const transport = createRouterTransport(
    ({ service }) =>
      service(RunService, {
        getRun: (_, { requestHeader }) => {
          authenticate(requestHeader);
          return { name: "runs/r1" };
        },
        // biome-ignore lint/correctness/useYield: the watch fails before its first message
        async *watchRuns(_, { requestHeader }) {
          authenticate(requestHeader);
          throw new ConnectError("role viewer is too low", Code.PermissionDenied);
        },
      }),
    { transport: { interceptors: [access.interceptor] } },
  );
  return { access, headers, kept, runs: createClient(RunService, transport), changes: () => changes };
}

async function watched(runs: ReturnType<typeof caller>["runs"]): Promise<void> {
  for await (const _ of runs.watchRuns({})) assert.fail("a message arrived");
}

describe("access", () => {
  it("calls without a token until the gateway demands one", async () => {
    const { access, headers, runs, changes } = caller();
    await assert.rejects(runs.getRun({ name: "runs/r1" }), { code: Code.Unauthenticated });
    assert.deepEqual(headers, [null]);
    assert.equal(access.refusal, "no valid token");
    assert.equal(changes(), 1);
  });

  it("sends the token with calls and watches", async () => {
    const { access, headers, kept, runs } = caller();
    access.signIn("good");
    assert.deepEqual([...kept.values.values()], ["good"]);
    assert.equal((await runs.getRun({ name: "runs/r1" })).name, "runs/r1");
    await assert.rejects(watched(runs), { code: Code.PermissionDenied });
    assert.deepEqual(headers, ["Bearer good", "Bearer good"]);
    assert.equal(access.refusal, null);
    assert.equal(access.denial, "role viewer is too low");
  });

  it("forgets a token that the gateway refuses, also to a watch", async () => {
    const { access, kept, runs } = caller();
    access.signIn("bad");
    await assert.rejects(watched(runs), { code: Code.Unauthenticated });
    assert.equal(access.token, "");
    assert.equal(kept.values.size, 0);
    assert.equal(access.refusal, "no valid token");
  });

  it("does not take the answer to an earlier token for one to the current token", async () => {
    const { access, runs } = caller();
    access.signIn("bad");
    const call = runs.getRun({ name: "runs/r1" });
    access.signIn("good");
    await assert.rejects(call, { code: Code.Unauthenticated });
    assert.equal(access.token, "good");
    assert.equal(access.refusal, null);
  });

  it("takes the token from what a user pastes", () => {
    assert.equal(tokenIn(" abc-_.~+/9==\n"), "abc-_.~+/9==");
    for (const entered of ["", "two words", "é", "a=b"]) assert.equal(tokenIn(entered), null);
  });
});
