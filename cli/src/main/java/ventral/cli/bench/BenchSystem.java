package ventral.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ventral.launcher.LocalSystem;
import ventral.launcher.TemporarySystem;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;

/** Runs a benchmark program on a whole system that is started for it and then removed. */
final class BenchSystem {

    private BenchSystem() {}

    /**
     * Starts a system, runs the program until it ends, and returns its exit status.
     *
     * @param command of the program; the system's data folder, launcher and gateway are added
     * @param home the project's folder
     * @param data the system's data folder, which must not exist
     * @param more returns further options that depend on the system
     */
    static int run(
            BenchmarkLauncher program,
            List<String> command,
            Path home,
            Path data,
            Function<TemporarySystem, List<String>> more)
            throws LaunchException, IOException, InterruptedException {
        System.err.println("Starting a system, data in %s".formatted(data));
        try (TemporarySystem system = TemporarySystem.start(home, data, new NoteListener())) {
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(
                    "--data", system.data().toString(),
                    "--launcher-pid", Long.toString(ProcessHandle.current().pid()),
                    "--gateway", system.address(Endpoint.GATEWAY)));
            whole.addAll(more.apply(system));
            Process process = program.start(whole);
            var unused = system.failure().thenAccept(reason -> {
                System.err.println(reason);
                process.destroy();
            });
            return new BenchProcess(process, system::close).await();
        }
    }

    /** Prints what happens to the system while it runs, such as the restart of a service. */
    private static final class NoteListener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {
            System.err.println(sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {}

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
