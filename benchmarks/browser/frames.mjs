// Measures the gateway's page in Chromium, for PageBenchCommand: node frames.mjs URL CHROMIUM PLAYWRIGHT SECONDS
// Writes a line of JSON when the first figures are drawn and all scores are there, and, after it has read a line,
// measures frames for SECONDS and writes another.
import { once } from "node:events";
import { pathToFileURL } from "node:url";

const [url, executablePath, playwright, seconds] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(`${playwright}/index.mjs`).href);

const FIGURE = "#objectives .picture svg";
const PATIENCE_MILLIS = 120_000;
/** The page has decoded what it watches when it was idle for so long. */
const IDLE_MILLIS = 3000;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  await page.addInitScript((figure) => {
    window.longTasks = [];
    window.lastLongTask = 0;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        window.longTasks.push({ startTime, duration });
        window.lastLongTask = startTime + duration;
      }
    }).observe({ type: "longtask", buffered: true });
    window.firstFigure = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector(figure) === null) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now()));
      }).observe(document, { childList: true, subtree: true });
    });
  }, FIGURE);
  await page.goto(url);
  const firstFigureMillis = await page.evaluate(() => window.firstFigure);
  const settled = (idle) => performance.now() - window.lastLongTask > idle;
  await page.waitForTimeout(IDLE_MILLIS);
  await page.waitForFunction(settled, IDLE_MILLIS, { timeout: PATIENCE_MILLIS, polling: 250 });
  const settledMillis = await page.evaluate(() => window.lastLongTask);
  console.log(JSON.stringify({ firstFigureMillis, settledMillis }));

  // without the program that started this one, nobody waits for figures
  process.stdin.once("end", () => browser.close().finally(() => process.exit(1)));
  await once(process.stdin, "data");
  const measured = await page.evaluate(async (millis) => {
    const begin = performance.now();
    const frames = [];
    for (let before = await frame(); before - begin < millis; ) {
      const next = await frame();
      frames.push(next - before);
      before = next;
    }
    function frame() {
      return new Promise(requestAnimationFrame);
    }
    frames.sort((a, b) => a - b);
    const long = window.longTasks.filter((task) => task.startTime >= begin);
    return {
      framesPerSecond: frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1000),
      medianMillis: frames[Math.floor(frames.length / 2)],
      p99Millis: frames[Math.floor(frames.length * 0.99)],
      longTaskCount: long.length,
      longestTaskMillis: Math.max(0, ...long.map((task) => task.duration)),
    };
  }, Number(seconds) * 1000);
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  console.log(JSON.stringify({ ...measured, heapBytes: usedSize }));
} finally {
  await browser.close();
}
process.exit(0);
