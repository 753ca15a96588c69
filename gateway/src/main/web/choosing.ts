import { Normalisation } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import type { Sweep } from "#api/ventral/api/v1/sweep_service_pb.ts";
import type { Choice } from "./choice.ts";
import { element, type Option, offer } from "./dom.ts";
import type { Measure } from "./measure.ts";
import { count, id, moment, normalisation, plural } from "./words.ts";

/** The options of the form and the current selection. */
export interface Offered {
  sweeps: readonly Sweep[];
  sweep: Sweep;
  measures: readonly Measure[];
  measure: string;
  /** Normalisation of the values that are shown. */
  normalisation: Normalisation;
  choice: Choice;
  /** Dataset size at which objectives are compared; 0 if none are. */
  comparedSize: bigint;
}

/** The form above the figures. */
export class Choosing {
  readonly form: HTMLFormElement;
  private readonly sweep: HTMLSelectElement;
  private readonly measure: HTMLSelectElement;
  private readonly normalisation: HTMLSelectElement;
  private readonly images: HTMLSelectElement;

  /**
   * Creates the form.
   *
   * @param chosen called with the user's change
   */
  constructor(chosen: (change: Partial<Choice>) => void) {
    const field = (name: string, label: string, change: (value: string) => Partial<Choice>) => {
      const select: HTMLSelectElement = element("select", { id: name, onchange: () => chosen(change(select.value)) });
      return { select, field: element("div", { class: "field" }, element("label", { for: name }, label), select) };
    };
    const sweep = field("sweep", "Sweep", (value) => ({
      sweep: value,
      imageCount: 0n,
      checkpoint: "",
      pair: ["", ""],
      firstImage: 0,
    }));
    const measure = field("measure", "Benchmark or mean over a suite", (value) => ({ measure: value }));
    const norm = field("normalisation", "Normalisation", (value) => ({ normalisation: Number(value) }));
    const images = field("images", "Dataset size to compare at", (value) => ({ imageCount: BigInt(value) }));
    this.sweep = sweep.select;
    this.measure = measure.select;
    this.normalisation = norm.select;
    this.images = images.select;
    this.form = element(
      "form",
      { class: "choosing", "aria-label": "What to look at", onsubmit: (event) => event.preventDefault() },
      sweep.field,
      measure.field,
      norm.field,
      images.field,
    );
  }

  show({ sweeps, sweep, measures, measure, normalisation: present, choice, comparedSize }: Offered): void {
    offer(this.sweep, sweeps.map(sweepOption), id(sweep.name));
    offer(
      this.measure,
      measures.length === 0 ? [{ value: "", label: "no scores yet" }] : measures.map(measureOption),
      measure,
    );
    this.measure.disabled = measures.length === 0;
    offer(
      this.normalisation,
      ([Normalisation.RATIO_SQUARED, Normalisation.SQUARED_OVER_CEILING, Normalisation.RAW] as const).map((value) => ({
        value: String(value),
        label: `${normalisation(value)}: ${MEANING[value]}`,
      })),
      String(present === Normalisation.UNSPECIFIED ? Normalisation.RATIO_SQUARED : present),
    );
    const sizes = [...(sweep.spec?.imageCounts ?? [])].sort((a, b) => Number(a - b));
    const automatic = {
      value: "0",
      label:
        comparedSize > 0n && choice.imageCount === 0n
          ? `the most compared (${count(comparedSize)})`
          : "the most compared",
    };
    offer(
      this.images,
      [automatic, ...sizes.map((images) => ({ value: String(images), label: `${count(images)} images` }))],
      String(choice.imageCount),
    );
  }
}

const MEANING = {
  [Normalisation.RATIO_SQUARED]: "Brain-Score until 2026, as in the paper",
  [Normalisation.SQUARED_OVER_CEILING]: "Brain-Score since 2026",
  [Normalisation.RAW]: "no ceiling divided out, for benchmarks without one too",
};

function sweepOption(sweep: Sweep): Option {
  return {
    value: id(sweep.name),
    label: `${id(sweep.name)} (${plural(sweep.runCount, "run")}, ${moment(sweep.createTime)} UTC)`,
  };
}

function measureOption(measure: Measure): Option {
  const word = measure.suite === null ? measure.title : `mean over ${measure.suite}`;
  return {
    value: measure.written,
    label: measure.simulated ? `${word} (simulated)` : word,
    group: measure.suite === null ? "One benchmark" : "V1, V2, V4 and IT together",
  };
}
