import { Normalisation } from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import type { Sweep } from "#api/ventral/api/v1/sweep_service_pb.ts";
import { NO_SWEEP, noScores } from "./absences.ts";
import { Access } from "./access.ts";
import { Api } from "./api.ts";
import { type Choice, readChoice, writeChoice } from "./choice.ts";
import { Choosing } from "./choosing.ts";
import type { Connection } from "./connection.ts";
import { element } from "./dom.ts";
import { type Figure, SIMULATED } from "./figure.ts";
import { lossCurves } from "./figures/lossCurves.ts";
import { lossesFigure } from "./figures/losses.ts";
import { objectivesFigure } from "./figures/objectives.ts";
import { objectivesPanels } from "./figures/objectivesPanels.ts";
import { scalingFigure } from "./figures/scaling.ts";
import { scalingCurves } from "./figures/scalingCurves.ts";
import { FigureView } from "./figureView.ts";
import { Header } from "./header.ts";
import { ImagesView } from "./imagesView.ts";
import { LayersView } from "./layersView.ts";
import { LoginForm } from "./loginForm.ts";
import { Lookout } from "./lookout.ts";
import { inOrder, type Measure, measureIn, measureOf } from "./measure.ts";
import { PairView } from "./pairView.ts";
import { Remembered } from "./remembered.ts";
import { RunsView } from "./runsView.ts";
import type { SweepSession } from "./sweepSession.ts";
import { palette, themeWish } from "./theme.ts";
import { id } from "./words.ts";

const RENDER_INTERVAL_MILLIS = 150;
/** Losses are reported all the time, and drawing them takes longer than a frame. */
const LOSSES_INTERVAL_MILLIS = 1000;

/** Connects the data with the views. */
class Page {
  private choice: Choice = readChoice(location.hash);
  private readonly systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  private readonly access = new Access(sessionStorage, () => this.renderSoon());
  private readonly header = new Header(
    byId("header"),
    () => this.paint(),
    () => this.signOut(),
  );
  private readonly login = new LoginForm((token) => this.signIn(token));
  /** Everything that is shown to callers whom the gateway answers. */
  private readonly figures = element("div");
  private readonly choosing = new Choosing((change) => this.choose(change));
  private readonly simulated = element("p", { class: "simulated", role: "note" }, SIMULATED);
  private readonly statedCeiling = element("p", { class: "stated-ceiling", role: "note" });
  private readonly objectives = new FigureView("objectives", "Score by objective", this.palette());
  private readonly scaling = new FigureView("scaling", "Score by number of training images", this.palette());
  private readonly layers = new LayersView(this.palette(), (checkpoint) => this.choose({ checkpoint }));
  private readonly losses = new FigureView("losses", "Training loss since this page was opened", this.palette());
  private readonly runs = new RunsView();
  private readonly images = new ImagesView((firstImage) => this.choose({ firstImage }));
  private readonly pair = new PairView((pair) => this.choose({ pair }));
  private readonly lookout = new Lookout(new Api(location.origin, [this.access.interceptor]), this.choice, () =>
    this.renderSoon(),
  );
  private readonly measuresOfSweep = new Remembered<Measure[]>();
  private readonly objectivesOfSweep = new Remembered<Figure | null>();
  private readonly curvesOfSweep = new Remembered<Figure | null>();
  private readonly runsShown = new Remembered<void>();
  private readonly layersShown = new Remembered<void>();
  private readonly lossesOfSweep = new Remembered<Figure | null>();
  private lossesSession: SweepSession | null = null;
  /** Set while the losses were drawn less than a second ago. */
  private lossesTimer: ReturnType<typeof setTimeout> | undefined;
  private isDue = false;

  constructor() {
    this.objectives.section.append(this.pair.place);
    byId("content").replaceChildren(this.login.form, this.figures);
    this.figures.append(
      this.choosing.form,
      this.simulated,
      this.statedCeiling,
      this.objectives.section,
      this.scaling.section,
      this.layers.figure.section,
      this.images.section,
      this.runs.section,
      this.losses.section,
    );
    addEventListener("hashchange", () => {
      this.choice = readChoice(location.hash);
      this.lookout.choose(this.choice);
      this.renderSoon();
    });
    this.systemIsDark.addEventListener("change", () => this.paint());
    // The hash of the address holds the selection, so the link must not change it.
    document.querySelector(".skip")?.addEventListener("click", (event) => {
      event.preventDefault();
      byId("content").focus();
    });
    this.renderSoon();
  }

  private choose(change: Partial<Choice>): void {
    location.hash = writeChoice({ ...this.choice, ...change });
  }

  private signIn(token: string): void {
    this.access.signIn(token);
    this.lookout.readAnew();
  }

  /** Forgets the token and, with the page, everything that was read with it. */
  private signOut(): void {
    this.access.signOut();
    location.reload();
  }

  private palette() {
    return palette(themeWish(localStorage), this.systemIsDark.matches);
  }

  private paint(): void {
    for (const view of [this.objectives, this.scaling, this.layers.figure, this.losses]) view.paint(this.palette());
  }

  /** Renders after a short delay: when a watch begins, changes arrive by the hundred. */
  private renderSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.render();
    }, RENDER_INTERVAL_MILLIS);
  }

  private render(): void {
    const { sweep, session } = this.lookout;
    const connection = this.connection();
    this.header.show(connection, this.access.token !== "");
    this.login.show(this.access.refusal);
    this.figures.hidden = this.access.refusal !== null;
    this.choosing.form.hidden = sweep === null;
    if (sweep === null || session === null) this.renderNothing(connection.kind === "live");
    else this.renderSweep(sweep, session);
  }

  private connection(): Connection {
    const { refusal, denial } = this.access;
    if (refusal !== null) return { kind: "refused" };
    return denial === null ? this.lookout.connection : { kind: "denied", reason: denial };
  }

  private renderNothing(isKnown: boolean): void {
    this.simulated.hidden = true;
    this.statedCeiling.hidden = true;
    this.objectives.show(isKnown ? NO_SWEEP : { sentences: [] });
    for (const view of [
      this.objectives.section,
      this.scaling.section,
      this.layers.figure.section,
      this.losses.section,
      this.runs.section,
      this.images.section,
    ]) {
      view.hidden = view !== this.objectives.section || !isKnown;
    }
    this.pair.show(undefined, this.choice.pair);
  }

  private renderSweep(sweep: Sweep, session: SweepSession): void {
    document.title = `Ventral: ${id(sweep.name)}`;
    const measures = this.measuresOfSweep.of([session.comparisons, session.curves, this.lookout.benchmarks], () =>
      this.measures(session),
    );
    const measure = measures.find((one) => one.written === this.choice.measure) ?? measures[0] ?? null;
    const comparison = session.comparisons.find((one) => measureIn(one.name) === measure?.written);
    const present = comparison?.normalisation ?? session.curves[0]?.normalisation ?? Normalisation.UNSPECIFIED;
    this.choosing.show({
      sweeps: this.lookout.sweeps,
      sweep,
      measures,
      measure: measure?.written ?? "",
      normalisation: present,
      choice: this.choice,
      comparedSize: comparison?.imageCount ?? 0n,
    });
    this.simulated.hidden = measure?.simulated !== true;
    this.statedCeiling.textContent = measure?.statedCeiling ?? "";
    this.statedCeiling.hidden = this.statedCeiling.textContent === "";
    for (const view of [
      this.objectives.section,
      this.scaling.section,
      this.layers.figure.section,
      this.runs.section,
      this.images.section,
    ])
      view.hidden = false;
    this.images.show(this.lookout.images);
    this.runsShown.of([session, session.runsRevision], () =>
      this.runs.show(session.runs.values(), { sentences: ["No run of this sweep is known yet."] }),
    );
    this.showLosses(session);
    if (!session.isRead) return;
    const { benchmarks } = this.lookout;
    const figure = this.objectivesOfSweep.of([session.comparisons, benchmarks, measure], () =>
      measure === null ? null : objectivesFigure(objectivesPanels(session.comparisons, measure, benchmarks), measure),
    );
    this.objectives.show(
      figure ?? noScores(sweep, session.scores.size, this.lookout.benchmarks, comparison?.leftOutRuns ?? []),
    );
    this.pair.show(figure === null ? undefined : comparison, this.choice.pair);
    const curves = this.curvesOfSweep.of([session.curves, measure], () =>
      measure === null ? null : scalingFigure(scalingCurves(session.curves, measure.written), measure),
    );
    const leftOut = session.curves
      .filter((curve) => measureIn(curve.name) === measure?.written)
      .flatMap((curve) => curve.leftOutRuns);
    this.scaling.show(curves ?? noScores(sweep, session.scores.size, benchmarks, leftOut));
    this.layersShown.of([session, session.scores.revision, this.choice.checkpoint, measure], () =>
      this.layers.show(session.scores, this.choice.checkpoint, measure),
    );
  }

  private showLosses(session: SweepSession): void {
    if (session !== this.lossesSession) {
      clearTimeout(this.lossesTimer);
      this.lossesTimer = undefined;
      this.lossesSession = session;
    }
    if (this.lossesTimer === undefined) {
      const losses = this.lossesOfSweep.of([session, session.losses.revision], () => {
        this.lossesTimer = setTimeout(() => {
          this.lossesTimer = undefined;
          this.renderSoon();
        }, LOSSES_INTERVAL_MILLIS);
        return lossesFigure(lossCurves([...session.runs.values()], (run) => session.losses.of(run)));
      });
      this.losses.section.hidden = losses === null;
      if (losses !== null) this.losses.show(losses);
    }
  }

  /** Returns the measures of the sweep, those with values first. */
  private measures(session: SweepSession): Measure[] {
    const written = new Set([...session.comparisons, ...session.curves].map((one) => measureIn(one.name)));
    const measures = inOrder(
      [...written].map((one) => measureOf(one, this.lookout.benchmarks)),
      this.lookout.benchmarks,
    );
    const hasValues = (measure: Measure) =>
      session.comparisons.some((one) => measureIn(one.name) === measure.written && one.objectives.length > 0);
    return [...measures.filter(hasValues), ...measures.filter((measure) => !hasValues(measure))];
  }
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element '${id}'`);
  return found;
}

new Page();
