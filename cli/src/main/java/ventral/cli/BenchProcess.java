package ventral.cli;

import java.util.concurrent.TimeUnit;

/** A program that measures something with the help of parts that are to outlive it, and then to be gone. */
record BenchProcess(Process process, Runnable closeParts) {

    private static final long SECONDS_TO_STOP = 10;

    /** Its exit status. Ctrl-C reaches the program too. */
    int await() throws InterruptedException {
        Thread stop = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            stop.join(); // this program is being stopped
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
