import { csv } from "./csv.ts";
import type { Figure } from "./figure.ts";
import { LIGHT } from "./theme.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Width of exported figures, pixels. */
const WIDTH = 1400;
const MARGIN = 16;
/** Scale for print: three pixels per screen pixel. */
const SCALE = 3;

/** Renders the figure on white as a stand-alone SVG file that contains title and caption. */
export function svgText(figure: Figure): string {
  const inner = figure.draw(WIDTH, LIGHT);
  const width = Number(inner.getAttribute("width")) + 2 * MARGIN;
  const height = Number(inner.getAttribute("height")) + 2 * MARGIN;
  const whole = document.createElementNS(SVG, "svg");
  whole.setAttribute("xmlns", SVG);
  whole.setAttribute("width", String(width));
  whole.setAttribute("height", String(height));
  whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
  whole.setAttribute("color", LIGHT.ink);
  const told: [string, string][] = [
    ["title", figure.title],
    ["desc", figure.caption.join(" ")],
  ];
  for (const [name, text] of told) {
    const element = document.createElementNS(SVG, name);
    element.textContent = text;
    whole.append(element);
  }
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  ground.setAttribute("fill", LIGHT.ground);
  const style = document.createElementNS(SVG, "style");
  style.textContent = "text, tspan { white-space: pre; }";
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(MARGIN));
  whole.append(style, ground, inner);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(whole)}\n`;
}

export async function png(figure: Figure): Promise<Blob> {
  const svg = svgText(figure);
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser provides no canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error("this browser cannot write PNG")) : resolve(blob)),
        "image/png",
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function exported(figure: Figure, kind: "svg" | "png" | "csv"): Promise<Blob> {
  switch (kind) {
    case "svg":
      return new Blob([svgText(figure)], { type: "image/svg+xml" });
    case "png":
      return png(figure);
    case "csv":
      return new Blob([csv(figure.data)], { type: "text/csv;charset=utf-8" });
  }
}

/** Downloads a blob as a file in the browser. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
