import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { csv } from "../../main/web/csv.ts";

describe("CSV", () => {
  it("quotes what would be misread, and keeps every digit", () => {
    const columns = ["name", "value", "images"].map((key) => ({ key, title: key }));
    const rows = [
      ['a "b", c', 0.1 + 0.2, 64_000n],
      ["line\nbreak", null, -1e-7],
    ];
    assert.equal(
      csv({ columns, rows }),
      'name,value,images\r\n"a ""b"", c",0.30000000000000004,64000\r\n"line\nbreak",,-1e-7\r\n',
    );
  });
});
