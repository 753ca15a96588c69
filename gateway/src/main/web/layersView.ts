import type { Score } from "#api/ventral/api/v1/score_service_pb.ts";
import { element, offer, say } from "./dom.ts";
import { checkpointIn, failedScores, layerScores, layersFigure, profiledCheckpoints } from "./figures/layers.ts";
import { FigureView } from "./figureView.ts";
import type { Measure } from "./measure.ts";
import type { Palette } from "./theme.ts";
import { count, id, objective } from "./words.ts";

/** Shows the layers of a checkpoint that is chosen by run and images seen. */
export class LayersView {
  readonly figure: FigureView;
  private readonly run: HTMLSelectElement;
  private readonly checkpoint: HTMLSelectElement;
  private readonly failures = element("p", { class: "failure" });
  private last = new Map<string, string>();

  constructor(palette: Palette, chosen: (checkpoint: string) => void) {
    this.figure = new FigureView("layers", "Layers of a checkpoint", palette);
    this.run = element("select", { id: "layers-run", onchange: () => chosen(this.last.get(this.run.value) ?? "") });
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

  show(scores: ReadonlyMap<string, Score>, wish: string, measure: Measure | null): void {
    const wanted = (score: Score) =>
      measure === null ||
      (measure.suite === null ? id(score.benchmark) === measure.written : score.suite === measure.suite);
    say(this.failures, failedScores(scores.values()));
    const profiled = [...scores.values()].filter(wanted);
    const checkpoints = profiledCheckpoints(profiled);
    this.last = new Map(checkpoints.map((name) => [runIn(name), name]));
    const chosen = checkpoints.includes(wish) ? wish : (newest(profiled) ?? "");
    const objectives = new Map(profiled.map((score) => [runIn(score.name), objective(score.objective)]));
    offer(
      this.run,
      [...this.last.keys()].map((run) => ({ value: run, label: `${id(run)} (${objectives.get(run)})` })),
      runIn(chosen),
    );
    const own = checkpoints.filter((name) => runIn(name) === runIn(chosen));
    offer(
      this.checkpoint,
      own.map((name) => ({ value: name, label: checkpointTitle(name) })),
      chosen,
    );
    this.figure.show(
      layersFigure(layerScores(profiled, chosen, wanted), chosen) ?? {
        sentences: ["No checkpoint of this sweep has scores of its layers on this benchmark yet."],
      },
    );
  }
}

function runIn(name: string): string {
  return name.slice(0, name.indexOf("/checkpoints/"));
}

function checkpointTitle(name: string): string {
  const images = Number(id(name));
  return images === 0 ? "0 (untrained control)" : `${count(images)} images seen`;
}

/** Returns the most recently scored checkpoint that has scores of layers. */
function newest(scores: readonly Score[]): string | undefined {
  const time = (score: Score) => Number(score.createTime?.seconds ?? 0n);
  const trained = scores.filter((score) => score.layers.length > 0);
  trained.sort(
    (a, b) => time(b) - time(a) || Number(b.seenImageCount - a.seenImageCount) || a.name.localeCompare(b.name),
  );
  return trained[0] === undefined ? undefined : checkpointIn(trained[0].name);
}
