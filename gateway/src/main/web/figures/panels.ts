import * as Plot from "@observablehq/plot";
import type { Palette } from "../theme.ts";

export const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';
export const FONT_SIZE = 12;
const SVG = "http://www.w3.org/2000/svg";

/** Draws one panel of a figure in the page's style. */
export function panel(palette: Palette, options: Plot.PlotOptions): SVGSVGElement {
  const drawn = Plot.plot({
    ...options,
    style: {
      background: "transparent",
      color: palette.ink,
      fontFamily: FONT,
      fontSize: `${FONT_SIZE}px`,
      overflow: "visible",
    },
  });
  // The page's style sheet contains the same rules; a style element would violate the content security policy.
  for (const style of drawn.querySelectorAll("style")) style.remove();
  return drawn as SVGSVGElement;
}

/** Draws the title above a panel's frame, in lines of at most `lineWidth` ems. */
export function title(text: string, dy: number, lineWidth: number): Plot.Markish {
  return Plot.text([text], {
    frameAnchor: "top-left",
    lineAnchor: "bottom",
    dy,
    lineWidth,
    fontWeight: 600,
    text: (words: string) => words,
  });
}

/** Arranges panels in rows of `columns`, from left to right. */
export function compose(panels: readonly SVGSVGElement[], columns: number, gap: number): SVGSVGElement {
  const whole = document.createElementNS(SVG, "svg");
  let width = 0;
  let top = 0;
  for (let first = 0; first < panels.length; first += columns) {
    let left = 0;
    let height = 0;
    for (const one of panels.slice(first, first + columns)) {
      one.setAttribute("x", String(left));
      one.setAttribute("y", String(top));
      left += Number(one.getAttribute("width")) + gap;
      height = Math.max(height, Number(one.getAttribute("height")));
      whole.append(one);
    }
    width = Math.max(width, left - gap);
    top += height + gap;
  }
  const height = Math.max(0, top - gap);
  whole.setAttribute("width", String(width));
  whole.setAttribute("height", String(height));
  whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
  whole.setAttribute("font-family", FONT);
  whole.setAttribute("font-size", String(FONT_SIZE));
  return whole;
}

/** Returns how many panels of at least `least` pixels fit side by side. */
export function columnsIn(width: number, least: number, gap: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor((width + gap) / (least + gap))));
}

/** Returns the range of the values, extended by a twentieth of it on either side. */
export function padded(values: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) / 20;
  return [low - room, high + room];
}
