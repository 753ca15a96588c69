package ventral.trainer.run;

import ventral.trainer.testing.InMemoryRuns;

/** Passes reports on, and stops the book after a certain one. */
record StoppingReports(InMemoryRuns runs, String last, RunBook book) implements RunReports {

    @Override
    public boolean hasEnded(OwnedRun run) {
        return runs.hasEnded(run);
    }

    @Override
    public void started(OwnedRun run, long seenImageCount) {
        runs.started(run, seenImageCount);
    }

    @Override
    public void stepped(OwnedRun run, long seenImageCount, int imageCount, double loss) {
        runs.stepped(run, seenImageCount, imageCount, loss);
    }

    @Override
    public void succeeded(OwnedRun run, long seenImageCount) {
        runs.succeeded(run, seenImageCount);
        if (runs.told().contains(last)) {
            book.stop();
        }
    }

    @Override
    public void cancelled(OwnedRun run, long seenImageCount) {
        runs.cancelled(run, seenImageCount);
    }

    @Override
    public void failed(OwnedRun run, long seenImageCount, Exception cause) {
        runs.failed(run, seenImageCount, cause);
    }
}
