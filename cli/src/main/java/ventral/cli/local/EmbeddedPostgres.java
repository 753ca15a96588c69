package ventral.cli.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL server as a child process, on 127.0.0.1, with one database. Its data outlive it. */
final class EmbeddedPostgres implements Part {

    /** Name of the database, and of the user who owns it. No password: it listens on 127.0.0.1 alone. */
    static final String DATABASE = "ventral";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 20;

    private final ChildProcess server;
    private final CompletableFuture<String> ended;

    private EmbeddedPostgres(ChildProcess server, Path log) {
        this.server = server;
        this.ended = server.exit().thenApply(status -> "ended with status %d%n%s".formatted(status, LogTail.of(log)));
    }

    /**
     * Returns when the database takes connections.
     *
     * @param folder the programs and the data; what is there is taken up again
     * @param pidFile names the server while it runs
     * @throws LocalFailure if the data are damaged or another version's, or root may not run it here
     */
    static EmbeddedPostgres start(Path folder, Ports ports, Path log, Path pidFile) throws LocalFailure {
        List<String> wrapper = RootWrapper.forThisUser();
        try {
            PostgresBinaries.unpack(folder.resolve("programs"));
            Path data = folder.resolve("data");
            create(folder, wrapper, log);
            forgetKilledServer(data);
            ChildProcess server =
                    ChildProcess.start(wrapper, command(folder, ports), folder, Map.of(), log, ChildProcess.Signal.INT);
            server.rememberIn(pidFile);
            awaitReady(server, data, log);
            return new EmbeddedPostgres(server, log);
        } catch (IOException e) {
            throw broken(folder, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> command(Path folder, Ports ports) {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("programs/bin/postgres").toString(),
                "-D",
                folder.resolve("data").toString()));
        Map.of(
                        "port", Integer.toString(ports.of(Endpoint.DATABASE)),
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "shared_buffers", "64MB",
                        "max_connections", "60",
                        "fsync", "on",
                        "synchronous_commit", "on")
                .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    /** The cluster and the database in it, in one go: a first start that was cut short begins again. */
    private static void create(Path folder, List<String> wrapper, Path log) throws IOException, LocalFailure {
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            checkVersion(folder, data);
            return;
        }
        Path draft = folder.resolve("draft");
        run(wrapper, List.of("rm", "-rf", draft.toString()), folder, log, "");
        run(
                wrapper,
                List.of(
                        folder.resolve("programs/bin/initdb").toString(),
                        "--pgdata=" + draft,
                        "--username=" + DATABASE,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                folder,
                log,
                "");
        run(
                wrapper,
                List.of(
                        folder.resolve("programs/bin/postgres").toString(),
                        "--single",
                        "-D",
                        draft.toString(),
                        "postgres"),
                folder,
                log,
                "create database " + DATABASE + "\n");
        Files.move(draft, data);
    }

    /** A server that was killed leaves its pid, which may by now be another process's: PostgreSQL would not start. */
    private static void forgetKilledServer(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            Path command = Path.of("/proc", Files.readAllLines(file).get(0).strip(), "comm");
            boolean runs =
                    Files.exists(command) && Files.readString(command).strip().equals("postgres");
            if (!runs) {
                Files.delete(file);
            }
        }
    }

    private static void checkVersion(Path folder, Path data) throws IOException, LocalFailure {
        Path file = data.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "of no version";
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw broken(folder, "its data are %s, not 17".formatted(version), new IOException("no usable PG_VERSION"));
        }
    }

    private static void run(List<String> wrapper, List<String> command, Path directory, Path log, String input)
            throws IOException {
        List<String> whole = new ArrayList<>(wrapper);
        whole.addAll(command);
        Process process = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("'%s' ended with status %d%n%s"
                        .formatted(String.join(" ", command), process.exitValue(), LogTail.of(log)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void awaitReady(ChildProcess server, Path data, Path log) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        boolean ready = Waiting.until(START_LIMIT, () -> !server.isAlive() || saysReady(pidFile, server.pid()));
        if (!ready || !server.isAlive()) {
            server.stop(STOP_SECONDS);
            throw new IOException("the server did not start\n" + LogTail.of(log));
        }
    }

    /** The server writes its pid into the first line, and how far it is into the last. */
    private static boolean saysReady(Path pidFile, long pid) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        String words = Files.readString(pidFile);
        return words.startsWith(pid + "\n") && words.stripTrailing().endsWith("ready");
    }

    private static LocalFailure broken(Path folder, String what, Exception cause) {
        return new LocalFailure(
                "PostgreSQL cannot start on its folder %s: %s%n  The ledger in it is a view of Kafka's topics: remove that folder and start again, it is rebuilt"
                        .formatted(folder, what),
                cause);
    }

    /** With the user, for whoever connects by JDBC. */
    static String jdbcUrl(Ports ports) {
        return "jdbc:postgresql://%s/%s".formatted(ports.address(Endpoint.DATABASE), DATABASE);
    }

    @Override
    public Endpoint kind() {
        return Endpoint.DATABASE;
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        server.stop(STOP_SECONDS);
    }
}
