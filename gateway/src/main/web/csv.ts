import type { Cell, Table } from "./table.ts";

/** Writes a table as CSV (RFC 4180) with a header line. Numbers have full precision and a decimal point. */
export function csv(table: Table): string {
  const lines = [table.columns.map((column) => column.key), ...table.rows.map((row) => row.map(plain))];
  return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

function plain(cell: Cell): string {
  return cell === null ? "" : String(cell);
}

function quoted(word: string): string {
  return /[",\r\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;
}
