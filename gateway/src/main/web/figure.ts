import type { Table } from "./table.ts";
import type { Palette } from "./theme.ts";

/** What one figure says, whatever it is shown on. */
export interface Figure {
  /** Begins the names of exported files. */
  file: string;
  title: string;
  /** What a reader must know: what values are, of how many, and how they spread. */
  caption: readonly string[];
  /** Text alternative: what is seen. */
  summary: string;
  /** What is on the page below the figure. */
  table: Table;
  /** What is exported as CSV: every value that is drawn. */
  data: Table;
  /** @param width pixels */
  draw(width: number, palette: Palette): SVGSVGElement;
}

/** Why there is no figure, and what to do. */
export interface Absence {
  sentences: readonly string[];
  /** To be typed in a shell. */
  command?: string;
}

export const SIMULATED = "Simulated recordings: these values say nothing about a brain.";
