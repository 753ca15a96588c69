import type { Image } from "#api/ventral/api/v1/stream_service_pb.ts";
import { element, say } from "./dom.ts";
import { alternative, caption, IMAGES_AT_ONCE, lastPage, noImages, tally } from "./images.ts";
import type { StreamImages } from "./streamImages.ts";
import { count, id } from "./words.ts";

/** Shows a page of a stream's images with their labels. */
export class ImagesView {
  readonly section: HTMLElement;
  private readonly title = element("h2", { id: "images-title" });
  private readonly tally = element("p", { role: "status" });
  private readonly failure = element("p", { class: "failure", role: "alert" });
  private readonly absence = element("div", { class: "absence" });
  private readonly gallery = element("ul", { class: "gallery" });
  private readonly field: HTMLInputElement;
  private readonly steps: Step[];
  private readonly turning: HTMLElement;
  private shown: readonly Image[] = [];

  /**
   * Creates the view.
   *
   * @param chosen called with the index of the first image to show
   */
  constructor(chosen: (first: number) => void) {
    const step = (label: string, to: (seen: StreamImages) => number) => new Step(label, to, chosen);
    this.steps = [
      step("First", () => 0),
      step("Previous", (seen) => Math.max(0, seen.first - IMAGES_AT_ONCE)),
      step("Next", (seen) =>
        seen.stream !== null && Number(seen.stream.renderedImageCount) > seen.first + IMAGES_AT_ONCE
          ? seen.first + IMAGES_AT_ONCE
          : seen.first,
      ),
      step("Last", (seen) => (seen.stream === null ? seen.first : lastPage(seen.stream))),
    ];
    this.field = element("input", {
      id: "first-image",
      type: "number",
      min: 0,
      step: 1,
      required: true,
      inputmode: "numeric",
    });
    const jump = element(
      "form",
      {
        class: "jump",
        onsubmit: (event) => {
          event.preventDefault();
          chosen(Number(this.field.value));
        },
      },
      element("label", { for: "first-image" }, "From image"),
      this.field,
      element("button", {}, "Show"),
    );
    this.turning = element(
      "div",
      { class: "turning" },
      element(
        "div",
        { role: "group", "aria-label": "Turn the pages of images" },
        ...this.steps.map((one) => one.button),
      ),
      jump,
    );
    this.section = element(
      "section",
      { id: "images-of-stream", "aria-labelledby": "images-title" },
      this.title,
      this.tally,
      this.turning,
      this.failure,
      this.absence,
      this.gallery,
    );
  }

  show(seen: StreamImages): void {
    say(this.title, seen.name === "" ? "Images" : `Images of ${id(seen.name)}`);
    const there = Number(seen.stream?.renderedImageCount ?? 0n);
    say(this.failure, seen.failure === "" ? "" : `The images cannot be read: ${seen.failure}. Retrying.`);
    const isEmpty = seen.isRead && seen.images.length === 0;
    this.absence.hidden = !isEmpty;
    if (isEmpty) {
      const [sentence = ""] = noImages(seen.name, seen.stream, seen.first).sentences;
      say(this.absence, sentence);
    }
    say(
      this.tally,
      seen.stream === null || seen.images.length === 0 ? "" : tally(seen.stream, seen.first, seen.images.length),
    );
    this.turning.hidden = there <= IMAGES_AT_ONCE && seen.first === 0;
    for (const step of this.steps) step.show(seen);
    if (document.activeElement !== this.field) this.field.value = String(seen.first);
    this.field.max = String(Math.max(0, there - 1));
    this.fill(seen.images);
  }

  /** Updates the gallery. Images that were shown already stay, so that nothing flickers while others load. */
  private fill(images: readonly Image[]): void {
    const kept = this.shown.every((image, place) => images[place] === image) ? this.shown.length : 0;
    const places = [...this.gallery.children];
    for (const place of places.slice(kept)) {
      URL.revokeObjectURL(place.querySelector("img")?.src ?? "");
      place.remove();
    }
    this.gallery.append(...images.slice(kept).map(item));
    this.gallery.hidden = images.length === 0;
    this.shown = images;
  }
}

class Step {
  readonly button: HTMLButtonElement;
  private target = 0;
  private isPossible = false;

  constructor(
    label: string,
    private readonly to: (seen: StreamImages) => number,
    chosen: (first: number) => void,
  ) {
    this.button = element(
      "button",
      {
        type: "button",
        onclick: () => {
          if (this.isPossible) chosen(this.target);
        },
      },
      label,
    );
  }

  /** Updates the button. It is marked as disabled by ARIA only, so that it keeps the keyboard focus. */
  show(seen: StreamImages): void {
    this.target = this.to(seen);
    this.isPossible = this.target !== seen.first;
    this.button.setAttribute("aria-disabled", String(!this.isPossible));
  }
}

function item(image: Image): HTMLLIElement {
  const { imageSize } = image;
  const src = URL.createObjectURL(new Blob([new Uint8Array(image.png)], { type: "image/png" }));
  const labels = caption(image).flatMap(([word, value]) => [element("dt", {}, word), element("dd", {}, value)]);
  return element(
    "li",
    {},
    element(
      "figure",
      {},
      element("img", { src, alt: alternative(image), width: imageSize, height: imageSize, decoding: "async" }),
      element("figcaption", {}, element("strong", {}, `Image ${count(image.index)}`), element("dl", {}, ...labels)),
    ),
  );
}
