package ventral.cli.bench;

import java.util.concurrent.TimeUnit;

/** A benchmark process and the broker, gateway or system that it uses, which are closed after it ends. */
record BenchProcess(Process process, Runnable closeParts) {

    private static final long SECONDS_TO_STOP = 10;

    /** Waits for the process and returns its exit status. Ctrl-C reaches the process too. */
    int await() throws InterruptedException {
        Thread stop = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            stop.join(); // this program is stopping
        }
        return status;
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeParts.run();
    }
}
