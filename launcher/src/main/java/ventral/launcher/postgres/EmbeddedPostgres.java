package ventral.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.component.UserCache;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.process.LogTail;

/** Runs a PostgreSQL server with one database as a child process, on 127.0.0.1. Its data persist after it stops. */
public final class EmbeddedPostgres implements LocalComponent {

    /** Name of the gateway's database. */
    public static final String DATABASE = "ventral";

    /** Role of the gateway, which owns the database. {@link DatabasePasswords} contains its password. */
    public static final String USER = "gateway";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 20;

    private final ChildProcess server;
    private final CompletableFuture<String> ended;

    private EmbeddedPostgres(ChildProcess server, Path log) {
        this.server = server;
        this.ended = server.exit().thenApply(status -> "ended with status %d%n%s".formatted(status, LogTail.of(log)));
    }

    /**
     * Starts a server, and returns when it accepts connections.
     *
     * @param folder of the data and the passwords; existing data are reused
     * @param pidFile identifies the server while it runs
     * @throws LaunchException if the data are damaged or of another version, or if root cannot run PostgreSQL on this
     *     machine
     */
    public static EmbeddedPostgres start(Path folder, Ports ports, Path log, Path pidFile) throws LaunchException {
        List<String> wrapper = UserNamespaceWrapper.forThisUser();
        DatabasePasswords passwords = DatabasePasswords.in(folder);
        Path programs = PostgresBinaries.unpack(UserCache.open());
        try {
            PostgresCluster cluster = new PostgresCluster(folder, programs, wrapper, log);
            cluster.ensure(passwords);
            ChildProcess server = ChildProcess.start(
                    wrapper, command(cluster, ports), folder, Map.of(), log, ChildProcess.Signal.INT);
            server.writePidFile(pidFile);
            awaitReady(server, cluster.data(), log);
            return new EmbeddedPostgres(server, log);
        } catch (IOException e) {
            throw new LaunchException(
                    "PostgreSQL cannot start on its folder %s: %s%n  The ledger in it is a view of Kafka's topics: remove that folder and start again to rebuild it"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static List<String> command(PostgresCluster cluster, Ports ports) {
        List<String> command = new ArrayList<>(
                List.of(cluster.program("postgres"), "-D", cluster.data().toString()));
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

    private static void awaitReady(ChildProcess server, Path data, Path log) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        boolean ready = ConditionPoller.until(START_LIMIT, () -> !server.isAlive() || saysReady(pidFile, server.pid()));
        if (!ready || !server.isAlive()) {
            server.stop(STOP_SECONDS);
            throw new IOException("the server did not start\n" + LogTail.of(log));
        }
    }

    /**
     * Returns whether the server is ready. It writes its pid into the first line of the file, and its state into the
     * last.
     */
    private static boolean saysReady(Path pidFile, long pid) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        String words = Files.readString(pidFile);
        return words.startsWith(pid + "\n") && words.stripTrailing().endsWith("ready");
    }

    /** Returns the JDBC URL for the user {@link #USER}. */
    public static String jdbcUrl(Ports ports) {
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
