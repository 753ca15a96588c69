package ventral.cli.chaos;

import static java.util.stream.Collectors.joining;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.chaos.isolation.BrokerHosts;
import ventral.cli.chaos.isolation.ServiceClocks;
import ventral.cli.chaos.network.TcpRelay;
import ventral.cli.kafka.TopicStore;
import ventral.cli.option.LocalOptions;
import ventral.cli.system.HealthCheck;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.launcher.LocalSystem;
import ventral.launcher.SupervisionSpec;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.kafka.BrokerNode;
import ventral.launcher.postgres.EmbeddedPostgres;
import ventral.launcher.service.SystemLaunchSpec;

/**
 * A system of its own whose parts can be disturbed: every component is a process that is restarted when it ends, every
 * service reaches the brokers and the database through relays, several brokers run on hosts of their own, and data lie in
 * small file systems if this machine allows them.
 */
final class SystemUnderTest implements AutoCloseable {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** A service also starts while another is disturbed, and beside other work on the machine. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final SystemUnderTestOptions options;
    private final Ports ports = Ports.anyFree(Endpoint.values());
    private final Terminal terminal;
    private final AtomicInteger restarts = new AtomicInteger();
    private final @Nullable BrokerHosts hosts;
    private final BrokerRelays toBrokers;
    private final TcpRelay toDatabase;
    private final @Nullable ServiceClocks clocks;
    private final SystemDisks disks;
    private final SystemLaunchSpec plan;
    private final SupervisionSpec supervision;
    private volatile LocalSystem system;
    private volatile boolean closed;

    /**
     * Prepares a system, and starts nothing of it yet.
     *
     * @param folder an empty folder
     */
    SystemUnderTest(Path folder, SystemUnderTestOptions options, Terminal terminal)
            throws IOException, LaunchException {
        this.folder = folder;
        this.options = options;
        this.terminal = terminal;
        this.hosts = options.brokers() > 1 ? new BrokerHosts(options.brokers(), folder) : null;
        this.toBrokers = new BrokerRelays(
                ports, brokerNumbers().stream().map(this::brokerHost).toList());
        this.toDatabase = TcpRelay.to(ports.of(Endpoint.DATABASE));
        Path library = ServiceClocks.library();
        this.clocks = options.kinds().contains(FaultKind.CLOCK) && library != null
                ? new ServiceClocks(folder.resolve("clocks"), library)
                : null;
        Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
        this.plan = SystemLaunchSpec.onThisJava(LocalOptions.home(), folder.resolve("data"), ports, null);
        this.supervision = supervision(artifacts);
        this.system = LocalSystem.prepare(plan, supervision, new Listener());
        // a data folder must be empty before the first system on it
        this.disks = new SystemDisks(artifacts, plan.data(), options.noMounts());
    }

    /** Returns the numbers of the brokers, from 1. */
    private List<Integer> brokerNumbers() {
        return IntStream.rangeClosed(1, options.brokers()).boxed().toList();
    }

    private String brokerHost(int number) {
        return hosts == null ? "127.0.0.1" : hosts.address(number);
    }

    private SupervisionSpec supervision(Path artifacts) throws IOException {
        Map<Endpoint, Map<String, String>> environment = new EnumMap<>(Endpoint.class);
        for (FaultTarget service : FaultTarget.values()) {
            if (service.isService()) {
                environment.put(endpoint(service), environment(service, artifacts));
            }
        }
        List<BrokerNode> nodes = brokerNumbers().stream()
                .map(number -> new BrokerNode(
                        brokerHost(number),
                        toBrokers.listeners(number),
                        hosts == null ? List.of() : hosts.wrapper(number)))
                .toList();
        return new SupervisionSpec(UNLIMITED, START_LIMIT, nodes, environment, Map.of());
    }

    private Map<String, String> environment(FaultTarget service, Path artifacts) throws IOException {
        Map<String, String> own =
                new HashMap<>(ServiceTestSettings.environment(service, artifacts, options.benchmarks()));
        own.put("KAFKA_BOOTSTRAP_SERVERS", toBrokers.addresses(service));
        if (service == FaultTarget.GATEWAY) {
            own.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(toDatabase.port(), EmbeddedPostgres.DATABASE));
        }
        if (clocks != null) {
            own.putAll(clocks.environment(service.label()));
        }
        return own;
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
        FileTree.empty(plan.data().resolve("postgresql"));
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
        return new TopicStore(Map.of("bootstrap.servers", brokerAddresses()));
    }

    Path folder() {
        return folder;
    }

    /** Returns the brokers' addresses without relays. */
    String brokerAddresses() {
        return brokerNumbers().stream()
                .map(number -> "%s:%d".formatted(brokerHost(number), ports.of(Endpoint.BROKER)))
                .collect(joining(","));
    }

    /** Returns the relays between a service and the brokers or the database. */
    List<TcpRelay> relays(FaultTarget service, FaultTarget server) {
        return server == FaultTarget.DATABASE ? List.of(toDatabase) : toBrokers.of(service);
    }

    SystemDisks disks() {
        return disks;
    }

    /** Returns the hosts of the brokers; empty if there is one broker. */
    Optional<BrokerHosts> hosts() {
        return Optional.ofNullable(hosts);
    }

    /** Returns the clocks of the services; empty if the system was prepared for no steps of clocks. */
    Optional<ServiceClocks> clocks() {
        return Optional.ofNullable(clocks);
    }

    /**
     * Returns the process of a target; empty while it is restarted.
     *
     * @param number number of the broker if there are several, otherwise 0
     */
    Optional<ProcessHandle> process(FaultTarget target, int number) {
        return number == 0 ? system.process(endpoint(target)) : system.brokerProcess(number);
    }

    /** Returns the processes of a target that run. */
    private List<ProcessHandle> processes(FaultTarget target) {
        return numbers(target).stream()
                .flatMap(number -> process(target, number).stream())
                .toList();
    }

    private List<Integer> numbers(FaultTarget target) {
        return target == FaultTarget.BROKER && hosts != null ? brokerNumbers() : List.of(0);
    }

    /** Returns what a target lacks; empty if all of its processes run and are ready. */
    String lack(FaultTarget target) {
        if (processes(target).size() < numbers(target).size()) {
            return "does not run";
        }
        if (target == FaultTarget.BROKER && hosts != null) {
            for (int number : brokerNumbers()) {
                if (!hosts.listens(number, ports.of(Endpoint.BROKER))) {
                    return "is absent on the host of broker " + number;
                }
            }
            return "";
        }
        String health = HealthCheck.of(endpoint(target), ports);
        return health.equals("ready") || health.equals("listening") ? "" : "is " + health;
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
            processes(target).forEach(ProcessTree::resume);
        }
        toBrokers.restore();
        toDatabase.restore();
        system.close();
        toBrokers.close();
        toDatabase.close();
        if (hosts != null) {
            hosts.close();
        }
        disks.close();
    }

    private final class Listener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {
            terminal.println("    " + sentence);
        }

        @Override
        public void restarting(Endpoint part, String reason) {
            restarts.incrementAndGet();
            LocalSystem.LifecycleListener.super.restarting(part, reason);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {}

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
