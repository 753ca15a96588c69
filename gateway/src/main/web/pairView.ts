import type { ObjectiveComparison } from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { element, offer, say } from "./dom.ts";
import { chosenPair, verdict } from "./figures/pair.ts";
import { id } from "./words.ts";

/** Shows whether two objectives differ. */
export class PairView {
  readonly place: HTMLElement;
  private readonly first: HTMLSelectElement;
  private readonly second: HTMLSelectElement;
  private readonly sentence = element("p", { class: "verdict", role: "status" });
  private readonly warning = element("p", { class: "warning" });

  constructor(chosen: (pair: [string, string]) => void) {
    const change = () => chosen([this.first.value, this.second.value]);
    this.first = element("select", { id: "pair-first", onchange: change });
    this.second = element("select", { id: "pair-second", onchange: change });
    this.place = element(
      "div",
      { class: "pair", role: "group", "aria-labelledby": "pair-title" },
      element("h3", { id: "pair-title" }, "Do two objectives differ?"),
      element(
        "div",
        { class: "fields" },
        element("div", { class: "field" }, element("label", { for: "pair-first" }, "Objective"), this.first),
        element("div", { class: "field" }, element("label", { for: "pair-second" }, "less"), this.second),
      ),
      this.sentence,
      this.warning,
    );
  }

  show(comparison: ObjectiveComparison | undefined, wish: readonly [string, string]): void {
    this.place.hidden = comparison === undefined || comparison.objectives.length < 2;
    if (comparison === undefined || this.place.hidden) return;
    const [first, second] = chosenPair(comparison, wish);
    const options = comparison.objectives.map((one) => ({ value: id(one.objective), label: one.displayName }));
    offer(this.first, options, first);
    offer(
      this.second,
      options.filter((option) => option.value !== first),
      second,
    );
    const words = verdict(comparison, first, second);
    say(this.sentence, words?.sentence ?? "");
    say(this.warning, words?.warning ?? "");
    this.warning.hidden = words === null || words.warning === null;
  }
}
