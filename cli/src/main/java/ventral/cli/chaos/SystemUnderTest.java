package ventral.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.chaos.network.TcpRelay;
import ventral.cli.kafka.TopicStore;
import ventral.cli.option.LocalOptions;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.launcher.LocalSystem;
import ventral.launcher.SupervisionSpec;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.postgres.EmbeddedPostgres;
import ventral.launcher.service.SystemLaunchSpec;

/**
 * A system of its own whose parts can be disturbed: every component is a process that is restarted when it ends, every
 * service reaches the broker and the database through a relay, and the artifacts lie in a small file system if this
 * machine allows one.
 */
final class SystemUnderTest implements AutoCloseable {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** A service also starts while another is disturbed, and beside other work on the machine. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Ports ports = Ports.anyFree(Endpoint.values());
    private final Terminal terminal;
    private final AtomicInteger restarts = new AtomicInteger();
    private final BrokerRelays toBroker;
    private final TcpRelay toDatabase;
    private final @Nullable SmallFileSystem disk;
    private final String noDisk;
    private final SystemLaunchSpec plan;
    private final SupervisionSpec supervision;
    private volatile LocalSystem system;
    private volatile boolean closed;

    /**
     * Prepares a system, and starts nothing of it yet.
     *
     * @param folder an empty folder
     * @param benchmarks folder of benchmark descriptors
     */
    SystemUnderTest(Path folder, Path benchmarks, Terminal terminal) throws IOException, LaunchException {
        this.folder = folder;
        this.terminal = terminal;
        this.toBroker = new BrokerRelays(ports);
        this.toDatabase = TcpRelay.to(ports.of(Endpoint.DATABASE));
        Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
        SmallFileSystem mounted = null;
        String reason = "";
        try {
            mounted = SmallFileSystem.mount(artifacts, folder.resolve("mount.log"));
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        this.disk = mounted;
        this.noDisk = reason;
        this.plan = SystemLaunchSpec.onThisJava(LocalOptions.home(), folder.resolve("data"), ports, null);
        this.supervision = supervision(artifacts, benchmarks);
        this.system = LocalSystem.prepare(plan, supervision, new Listener());
    }

    private SupervisionSpec supervision(Path artifacts, Path benchmarks) {
        Map<Endpoint, Map<String, String>> environment = new EnumMap<>(Endpoint.class);
        Map<Endpoint, List<String>> wrappers = new EnumMap<>(Endpoint.class);
        for (FaultTarget service : FaultTarget.values()) {
            if (service.isService()) {
                Map<String, String> own = new HashMap<>(TestedServices.environment(service, artifacts, benchmarks));
                own.put(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + toBroker.of(service).port());
                if (service == FaultTarget.GATEWAY) {
                    own.put(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "jdbc:postgresql://127.0.0.1:%d/%s"
                                    .formatted(toDatabase.port(), EmbeddedPostgres.DATABASE));
                }
                environment.put(endpoint(service), own);
                if (disk != null && service != FaultTarget.RENDERER) {
                    wrappers.put(endpoint(service), disk.wrapper());
                }
            }
        }
        return new SupervisionSpec(UNLIMITED, START_LIMIT, toBroker.listeners(), environment, wrappers);
    }

    static Endpoint endpoint(FaultTarget target) {
        return switch (target) {
            case RENDERER -> Endpoint.RENDERER;
            case TRAINER -> Endpoint.TRAINER;
            case SCORER -> Endpoint.SCORER;
            case GATEWAY -> Endpoint.GATEWAY;
            case BROKER -> Endpoint.BROKER;
            case DATABASE -> Endpoint.DATABASE;
        };
    }

    void start() throws LaunchException {
        long start = System.nanoTime();
        system.start();
        terminal.println("  ready in %s, logs in %s"
                .formatted(
                        NumberFormats.seconds(Duration.ofNanos(System.nanoTime() - start)),
                        plan.data().resolve("logs")));
    }

    /** Stops the system, deletes its database, and starts it again. */
    void restartWithoutDatabase() throws IOException, LaunchException {
        system.close();
        Folders.delete(plan.data().resolve("postgresql"));
        synchronized (this) {
            if (closed) {
                throw new LaunchException("stopped while starting");
            }
            system = LocalSystem.prepare(plan, supervision, new Listener());
        }
        start();
    }

    Ports ports() {
        return ports;
    }

    String gateway() {
        return ports.address(Endpoint.GATEWAY);
    }

    /** Returns the topics, which this process reads without a relay. */
    TopicStore topics() {
        return new TopicStore(Map.of("bootstrap.servers", ports.address(Endpoint.BROKER)));
    }

    Path folder() {
        return folder;
    }

    /** Returns the relay between a service and the broker or the database. */
    TcpRelay relay(FaultTarget service, FaultTarget server) {
        return server == FaultTarget.DATABASE ? toDatabase : toBroker.of(service);
    }

    /** Returns the file system of the artifacts; empty if this machine allows none, for the reason {@link #noDisk}. */
    Optional<SmallFileSystem> disk() {
        return Optional.ofNullable(disk);
    }

    String noDisk() {
        return noDisk;
    }

    /** Returns a path at which this process can read and write an artifact. */
    Path artifact(Path path) {
        return disk == null ? path : disk.seenFromOutside(path);
    }

    /** Returns the process of a target; empty while it is restarted. */
    Optional<ProcessHandle> process(FaultTarget target) {
        return system.process(endpoint(target));
    }

    /** Returns how often a component has ended and was restarted. */
    int restartCount() {
        return restarts.get();
    }

    /**
     * Checks that no component has stopped for good.
     *
     * @throws LaunchException if one has
     */
    void checkRunning() throws LaunchException {
        String reason = system.failure().getNow(null);
        if (reason != null) {
            throw new LaunchException(reason);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (FaultTarget target : FaultTarget.values()) {
            process(target).ifPresent(ProcessTree::resume);
        }
        toBroker.restore();
        toDatabase.restore();
        system.close();
        toBroker.close();
        toDatabase.close();
        if (disk != null) {
            disk.close();
        }
    }

    private final class Listener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {
            if (sentence.endsWith("restarting it")) {
                restarts.incrementAndGet();
            }
            terminal.println("    " + sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {}

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
