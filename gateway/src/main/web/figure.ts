import type { Table } from "./table.ts";
import type { Palette } from "./theme.ts";

/** The content of a figure, independent of where it is shown. */
export interface Figure {
  /** Base name of exported files. */
  file: string;
  title: string;
  /** Explains what the values are, how many there are, and how they vary. */
  caption: readonly string[];
  /** Text alternative that describes the figure. */
  summary: string;
  /** The table below the figure. */
  table: Table;
  /** The CSV export: every value that is drawn. */
  data: Table;
  /**
   * Draws the figure.
   *
   * @param width pixels
   */
  draw(width: number, palette: Palette): SVGSVGElement;
}

/** Explains why there is no figure, and what to do. */
export interface Absence {
  sentences: readonly string[];
  /** A shell command to run. */
  command?: string;
}

export const SIMULATED = "Simulated recordings: these values say nothing about a brain.";
