import { type Client, createClient, type Interceptor } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import {
  type ObjectiveComparison,
  ObjectiveComparisonService,
} from "#api/ventral/api/v1/objective_comparison_service_pb.ts";
import { RunService } from "#api/ventral/api/v1/run_service_pb.ts";
import {
  type Normalisation,
  type ScalingCurve,
  ScalingCurveService,
} from "#api/ventral/api/v1/scaling_curve_service_pb.ts";
import { type Benchmark, ScoreService } from "#api/ventral/api/v1/score_service_pb.ts";
import { type Image, type Stream, StreamService } from "#api/ventral/api/v1/stream_service_pb.ts";
import { type Sweep, SweepService } from "#api/ventral/api/v1/sweep_service_pb.ts";

const PAGE_SIZE = 1000;
const PATIENCE_MILLIS = 20_000;

/** Calls the read-only part of the gateway's API. */
export class Api {
  readonly runs: Client<typeof RunService>;
  readonly scores: Client<typeof ScoreService>;
  private readonly sweepService: Client<typeof SweepService>;
  private readonly streamService: Client<typeof StreamService>;
  private readonly curveService: Client<typeof ScalingCurveService>;
  private readonly comparisonService: Client<typeof ObjectiveComparisonService>;

  /**
   * Creates clients of the services.
   *
   * @param baseUrl origin of the page
   * @param interceptors interceptors of every call
   */
  constructor(baseUrl: string, interceptors: Interceptor[]) {
    const transport = createGrpcWebTransport({ baseUrl, interceptors });
    this.runs = createClient(RunService, transport);
    this.scores = createClient(ScoreService, transport);
    this.sweepService = createClient(SweepService, transport);
    this.streamService = createClient(StreamService, transport);
    this.curveService = createClient(ScalingCurveService, transport);
    this.comparisonService = createClient(ObjectiveComparisonService, transport);
  }

  sweeps(): Promise<Sweep[]> {
    return everyPage(async (page) => {
      const answer = await this.sweepService.listSweeps(page, { timeoutMs: PATIENCE_MILLIS });
      return { rows: answer.sweeps, nextPageToken: answer.nextPageToken };
    });
  }

  stream(name: string, signal: AbortSignal): Promise<Stream> {
    return this.streamService.getStream({ name }, { signal, timeoutMs: PATIENCE_MILLIS });
  }

  /** Reads up to `count` images from index `first`. A page may contain fewer images if their PNG files are large. */
  async images(parent: string, first: number, count: number, signal: AbortSignal): Promise<Image[]> {
    const images: Image[] = [];
    let page = { pageToken: "", skip: first };
    do {
      const answer = await this.streamService.listImages(
        { ...page, parent, pageSize: count - images.length },
        { signal, timeoutMs: PATIENCE_MILLIS },
      );
      images.push(...answer.images);
      page = { pageToken: answer.nextPageToken, skip: 0 };
    } while (page.pageToken !== "" && images.length < count);
    return images;
  }

  benchmarks(): Promise<Benchmark[]> {
    return everyPage(async (page) => {
      const answer = await this.scores.listBenchmarks(page, { timeoutMs: PATIENCE_MILLIS });
      return { rows: answer.benchmarks, nextPageToken: answer.nextPageToken };
    });
  }

  curves(parent: string, normalisation: Normalisation): Promise<ScalingCurve[]> {
    return everyPage(async (page) => {
      const wish = { ...page, parent, normalisation };
      const answer = await this.curveService.listScalingCurves(wish, { timeoutMs: PATIENCE_MILLIS });
      return { rows: answer.scalingCurves, nextPageToken: answer.nextPageToken };
    });
  }

  comparisons(parent: string, normalisation: Normalisation, imageCount: bigint): Promise<ObjectiveComparison[]> {
    return everyPage(async (page) => {
      const wish = { ...page, parent, normalisation, imageCount };
      const answer = await this.comparisonService.listObjectiveComparisons(wish, { timeoutMs: PATIENCE_MILLIS });
      return { rows: answer.objectiveComparisons, nextPageToken: answer.nextPageToken };
    });
  }
}

interface Page {
  pageSize: number;
  pageToken: string;
}

async function everyPage<T>(read: (page: Page) => Promise<{ rows: T[]; nextPageToken: string }>): Promise<T[]> {
  const rows: T[] = [];
  let pageToken = "";
  do {
    const page = await read({ pageSize: PAGE_SIZE, pageToken });
    rows.push(...page.rows);
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return rows;
}
