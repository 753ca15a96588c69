import type { Run } from "#api/ventral/api/v1/run_service_pb.ts";
import { element, say } from "./dom.ts";
import type { Absence } from "./figure.ts";
import { inOrder, type RunLine, runLine, tally } from "./runs.ts";
import { plural } from "./words.ts";

const FIRST_ROWS = 25;
const COLUMNS = ["Run", "State", "Progress", "Loss", "Images/s", "Time left"];

/** Shows the runs of a sweep; rows remain while their content changes. */
export class RunsView {
  readonly section: HTMLElement;
  private readonly tally = element("p", { role: "status" });
  private readonly body = element("tbody");
  private readonly place: HTMLElement;
  private readonly absence = element("div", { class: "absence" });
  private readonly more: HTMLButtonElement;
  private readonly rows = new Map<string, RunRow>();
  private all = false;
  private runs: readonly Run[] = [];

  constructor() {
    const head = element("tr", {}, ...COLUMNS.map((title) => element("th", { scope: "col" }, title)));
    this.place = element(
      "div",
      { class: "scroll runs", tabindex: 0, role: "region", "aria-label": "Runs" },
      element("table", { "aria-label": "Runs" }, element("thead", {}, head), this.body),
    );
    this.more = element("button", {
      type: "button",
      onclick: () => {
        this.all = !this.all;
        this.fill();
      },
    });
    this.section = element(
      "section",
      { id: "runs", "aria-labelledby": "runs-title" },
      element("h2", { id: "runs-title" }, "Runs"),
      this.tally,
      this.absence,
      this.place,
      this.more,
    );
  }

  show(runs: Iterable<Run>, absence: Absence): void {
    this.runs = inOrder(runs);
    const none = this.runs.length === 0;
    this.absence.hidden = !none;
    this.place.hidden = none;
    if (none) this.absence.replaceChildren(...absence.sentences.map((sentence) => element("p", {}, sentence)));
    say(this.tally, none ? "" : `${tally(this.runs)}.`);
    this.fill();
  }

  private fill(): void {
    const shown = this.all ? this.runs : this.runs.slice(0, FIRST_ROWS);
    const rows = shown.map((run) => {
      const row = this.rows.get(run.name) ?? new RunRow();
      this.rows.set(run.name, row);
      row.show(runLine(run));
      return row.element;
    });
    const same =
      rows.length === this.body.children.length && rows.every((row, index) => this.body.children[index] === row);
    if (!same) this.body.replaceChildren(...rows);
    this.more.hidden = this.runs.length <= FIRST_ROWS;
    say(this.more, this.all ? `Show only the first ${FIRST_ROWS}` : `Show all ${plural(this.runs.length, "run")}`);
  }
}

class RunRow {
  readonly element: HTMLTableRowElement;
  private readonly name = element("span", { class: "name" });
  private readonly about = element("span", { class: "about" });
  private readonly error = element("span", { class: "failure" });
  private readonly state = element("td", { class: "state" });
  private readonly bar = element("progress", { max: 1 });
  private readonly seen = element("span", { class: "about" });
  private readonly numbers = [0, 1, 2].map(() => element("td", { class: "number" }));

  constructor() {
    this.element = element(
      "tr",
      {},
      element("th", { scope: "row" }, this.name, this.about, this.error),
      this.state,
      element("td", {}, this.bar, this.seen),
      ...this.numbers,
    );
  }

  show(line: RunLine): void {
    say(this.name, line.name);
    say(this.about, line.about);
    say(this.error, line.error);
    say(this.state, line.state);
    this.state.dataset["state"] = line.state;
    this.state.title = line.device;
    this.bar.value = line.progress;
    this.bar.setAttribute("aria-label", `Progress of ${line.name}`);
    say(this.seen, line.seen);
    [line.loss, line.pace, line.timeLeft].forEach((text, index) => {
      const cell = this.numbers[index];
      if (cell !== undefined) say(cell, text === "" ? "\u2013" : text);
    });
  }
}
