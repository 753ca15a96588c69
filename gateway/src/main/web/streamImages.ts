import { Code, ConnectError } from "@connectrpc/connect";
import type { Image, Stream } from "#api/ventral/api/v1/stream_service_pb.ts";
import type { Api } from "./api.ts";
import { IMAGES_AT_ONCE } from "./images.ts";

/** Reads some images of one stream, and reads again while there may be more. */
export class StreamImages {
  /** `streams/{stream}`; empty until one is chosen. */
  name = "";
  first = 0;
  /** Null if the stream does not exist any more. */
  stream: Stream | null = null;
  images: readonly Image[] = [];
  /** True once the images of the current selection have been read. */
  isRead = false;
  failure = "";
  private reading: AbortController | null = null;

  /**
   * Creates an empty selection.
   *
   * @param changed called after each change
   */
  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {}

  /**
   * Selects a stream and a page.
   *
   * @param first index of the first image to show
   */
  choose(name: string, first: number): void {
    if (name === this.name && first === this.first) return;
    if (name !== this.name) this.stream = null;
    this.name = name;
    this.first = first;
    this.forget();
    void this.read();
  }

  /** Reads further images, unless a read is in progress. */
  async follow(): Promise<void> {
    if (this.name !== "" && this.reading === null) await this.read();
  }

  private async read(): Promise<void> {
    this.reading?.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    try {
      const stream = await this.api.stream(this.name, signal);
      if (this.stream !== null && !isSame(this.stream, stream)) this.forget();
      const missing = Math.min(IMAGES_AT_ONCE, Number(stream.renderedImageCount) - this.first) - this.images.length;
      const next = this.first + this.images.length;
      const more = missing > 0 ? await this.api.images(this.name, next, missing, signal) : [];
      if (signal.aborted) return;
      this.stream = stream;
      this.images = [...this.images, ...more];
      this.failure = "";
    } catch (error) {
      if (signal.aborted) return;
      const told = ConnectError.from(error);
      const isGone = told.code === Code.NotFound;
      if (isGone) {
        this.stream = null;
        this.forget();
      }
      this.failure = isGone ? "" : told.rawMessage;
    }
    this.reading = null;
    this.isRead = this.failure === "";
    this.changed();
  }

  private forget(): void {
    this.images = [];
    this.isRead = false;
    this.failure = "";
  }
}

/** Compares creation times: a later stream may have the same name. */
function isSame(one: Stream, other: Stream): boolean {
  return one.createTime?.seconds === other.createTime?.seconds && one.createTime?.nanos === other.createTime?.nanos;
}
