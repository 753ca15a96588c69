import { element, offer, say } from "./dom.ts";
import { layersFigure } from "./figures/layers.ts";
import { FigureView } from "./figureView.ts";
import type { Measure } from "./measure.ts";
import { runIn, type SweepScores } from "./sweepScores.ts";
import type { Palette } from "./theme.ts";
import { count, id, objective } from "./words.ts";

/** Shows the layers of a checkpoint that is chosen by run and images seen. */
export class LayersView {
  readonly figure: FigureView;
  private readonly run: HTMLSelectElement;
  private readonly checkpoint: HTMLSelectElement;
  private readonly failures = element("p", { class: "failure" });
  private lastCheckpoint: (run: string) => string = () => "";

  constructor(palette: Palette, chosen: (checkpoint: string) => void) {
    this.figure = new FigureView("layers", "Layers of a checkpoint", palette);
    this.run = element("select", { id: "layers-run", onchange: () => chosen(this.lastCheckpoint(this.run.value)) });
    this.checkpoint = element("select", { id: "layers-checkpoint", onchange: () => chosen(this.checkpoint.value) });
    this.figure.section.append(this.failures);
    this.figure.control(
      element(
        "div",
        { class: "fields" },
        element("div", { class: "field" }, element("label", { for: "layers-run" }, "Run"), this.run),
        element(
          "div",
          { class: "field" },
          element("label", { for: "layers-checkpoint" }, "Checkpoint"),
          this.checkpoint,
        ),
      ),
    );
  }

  show(scores: SweepScores, wish: string, measure: Measure | null): void {
    say(this.failures, scores.failures());
    const profiled = scores.profiled(measure);
    const chosen = profiled.has(wish) ? wish : profiled.newest;
    this.lastCheckpoint = (run) => profiled.checkpoints(run).at(-1) ?? "";
    offer(
      this.run,
      profiled.runs().map((run) => ({
        value: run,
        label: `${id(run)} (${objective(profiled.objectives.get(run) ?? "")})`,
      })),
      runIn(chosen),
    );
    offer(
      this.checkpoint,
      profiled.checkpoints(runIn(chosen)).map((name) => ({ value: name, label: checkpointTitle(name) })),
      chosen,
    );
    this.figure.show(
      layersFigure(scores.layersOf(chosen, measure), chosen) ?? {
        sentences: ["No checkpoint of this sweep has scores of its layers on this benchmark yet."],
      },
    );
  }
}

function checkpointTitle(name: string): string {
  const images = Number(id(name));
  return images === 0 ? "0 (untrained control)" : `${count(images)} images seen`;
}
