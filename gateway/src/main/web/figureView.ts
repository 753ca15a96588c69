import { csv } from "./csv.ts";
import { element, say } from "./dom.ts";
import { exported, save } from "./export.ts";
import type { Absence, Figure } from "./figure.ts";
import { tableElement } from "./table.ts";
import type { Palette } from "./theme.ts";

/** Shows one figure on the page; the view remains while its content changes. */
export class FigureView {
  readonly section: HTMLElement;
  private readonly controls = element("div", { class: "controls" });
  private readonly picture: HTMLElement;
  private readonly caption = element("figcaption");
  private readonly absence = element("div", { class: "absence" });
  private readonly tablePlace = element("div", { class: "scroll", tabindex: 0, role: "region" });
  private readonly failure = element("p", { class: "failure", role: "alert" });
  private readonly body: HTMLElement;
  private given: Figure | Absence | null = null;
  private shown: Figure | null = null;
  private drawnWidth = 0;
  private told = "";

  constructor(
    id: string,
    title: string,
    private palette: Palette,
  ) {
    this.picture = element("div", { class: "picture", role: "img" });
    this.tablePlace.setAttribute("aria-label", `${title}: data`);
    const buttons = (["svg", "png", "csv"] as const).map((kind) =>
      element(
        "button",
        {
          type: "button",
          "aria-label": `Save \u201c${title}\u201d as ${kind.toUpperCase()}`,
          onclick: () => void this.export(kind),
        },
        kind.toUpperCase(),
      ),
    );
    const details = element(
      "details",
      { ontoggle: () => this.fillTable() },
      element("summary", {}, "Data table"),
      this.tablePlace,
    );
    this.body = element(
      "div",
      {},
      element("figure", { "aria-labelledby": `${id}-title` }, this.picture, this.caption),
      element(
        "div",
        { class: "below" },
        element(
          "div",
          { class: "exports", role: "group", "aria-label": "Save as" },
          element("span", {}, "Save as"),
          ...buttons,
        ),
        details,
      ),
      this.failure,
    );
    this.section = element(
      "section",
      { id, "aria-labelledby": `${id}-title` },
      element("h2", { id: `${id}-title` }, title),
      this.controls,
      this.absence,
      this.body,
    );
    new ResizeObserver(() => this.draw()).observe(this.picture);
    this.show({ sentences: [] });
  }

  /** Adds controls between title and figure. */
  control(...nodes: Node[]): void {
    this.controls.append(...nodes);
  }

  show(figure: Figure | Absence): void {
    if (figure === this.given) return;
    this.given = figure;
    const isFigure = "draw" in figure;
    this.shown = isFigure ? figure : null;
    this.body.hidden = !isFigure;
    this.absence.hidden = isFigure;
    this.controls.hidden = !isFigure;
    if (isFigure) {
      // An unchanged figure is not redrawn, so that a tooltip under the pointer stays.
      const told = figure.caption.join(" ") + csv(figure.data);
      if (told === this.told) return;
      this.told = told;
      say(this.caption, figure.caption.join(" "));
      this.picture.setAttribute("aria-label", figure.summary);
      this.drawnWidth = 0;
      this.draw();
      this.fillTable();
    } else {
      this.told = "";
      this.absence.replaceChildren(
        ...figure.sentences.map((sentence) => element("p", {}, sentence)),
        ...(figure.command === undefined
          ? []
          : [
              element(
                "pre",
                { tabindex: 0, role: "region", "aria-label": "Command" },
                element("code", {}, figure.command),
              ),
            ]),
      );
    }
  }

  paint(palette: Palette): void {
    this.palette = palette;
    this.drawnWidth = 0;
    this.draw();
  }

  private draw(): void {
    const width = Math.floor(this.picture.clientWidth);
    if (this.shown === null || width === 0 || this.drawnWidth === width) return;
    this.drawnWidth = width;
    this.picture.replaceChildren(this.shown.draw(width, this.palette));
  }

  private fillTable(): void {
    const open = this.tablePlace.parentElement as HTMLDetailsElement;
    if (this.shown === null || !open.open) return;
    this.tablePlace.replaceChildren(tableElement(this.shown.table, this.shown.title));
  }

  private async export(kind: "svg" | "png" | "csv"): Promise<void> {
    if (this.shown === null) return;
    say(this.failure, "");
    try {
      save(await exported(this.shown, kind), `${this.shown.file}.${kind}`);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      say(this.failure, `The ${kind.toUpperCase()} could not be created: ${cause}`);
    }
  }
}
