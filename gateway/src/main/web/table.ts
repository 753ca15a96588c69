import { element } from "./dom.ts";

export type Cell = string | number | bigint | boolean | null;

export interface Column {
  /** Title in CSV. */
  key: string;
  /** Title on the page. */
  title: string;
  /** Formats a cell; an empty cell is shown as a dash. */
  show?: (cell: never) => string;
}

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

export function shown(column: Column, cell: Cell): string {
  if (cell === null) return "\u2013";
  return column.show === undefined ? String(cell) : column.show(cell as never);
}

/** Creates an HTML table; the cells of the first column are row headers. */
export function tableElement(table: Table, label: string): HTMLTableElement {
  const head = element("tr", {}, ...table.columns.map((column) => element("th", { scope: "col" }, column.title)));
  const rows = table.rows.map((row) => {
    const cells = table.columns.map((column, index) => {
      const cell = row[index] ?? null;
      const text = shown(column, cell);
      const numeric = typeof cell === "number" || typeof cell === "bigint";
      return index === 0
        ? element("th", { scope: "row" }, text)
        : element("td", { class: numeric ? "number" : null }, text);
    });
    return element("tr", {}, ...cells);
  });
  return element("table", { "aria-label": label }, element("thead", {}, head), element("tbody", {}, ...rows));
}
