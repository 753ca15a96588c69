package ventral.benchmarks.load;

import java.io.IOException;

/** Signals that stop a process and let it continue. */
public enum ProcessSignal {
    STOP,
    CONT;

    /** Sends this signal to a process; does nothing if its id is 0 or it has ended. */
    public void send(long pid) throws IOException, InterruptedException {
        if (pid > 0) {
            new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
