package ventral.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.SimultaneousActions;
import ventral.launcher.kafka.BrokerCluster;
import ventral.launcher.kafka.BrokerNode;
import ventral.launcher.kafka.BrokerProcess;
import ventral.launcher.kafka.EmbeddedKafka;
import ventral.launcher.postgres.EmbeddedPostgres;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.LogRotation;
import ventral.launcher.process.OrphanProcess;
import ventral.launcher.service.ServiceLaunchSpec;
import ventral.launcher.service.ServiceProcess;
import ventral.launcher.service.SystemLaunchSpec;

/**
 * A running system. A service that ends unexpectedly is restarted a few times. Closing the system stops the services,
 * then the broker, then the database.
 */
public final class LocalSystem implements AutoCloseable {

    /** Receives the lifecycle events of a system, each on the thread that caused it. */
    public interface LifecycleListener {

        void note(String sentence);

        /**
         * Called when a component has ended and is started again.
         *
         * @param reason how it ended; of one of several brokers, it starts with the broker's number
         */
        default void restarting(Endpoint part, String reason) {
            note("%s %s; restarting it".formatted(part.label(), reason));
        }

        /**
         * Called when a component is ready.
         *
         * @param after since the start of the system
         */
        void ready(Endpoint part, String address, Duration after);

        void stopped(Endpoint part, Duration took);
    }

    private static final List<Endpoint> INFRASTRUCTURE = List.of(Endpoint.BROKER, Endpoint.DATABASE);
    private static final long RETRY_MILLIS = 1000;
    private static final Duration RESTART_END_LIMIT = Duration.ofSeconds(60);

    private final SystemLaunchSpec plan;
    private final SupervisionSpec supervision;
    private final DataFolder data;
    private final LifecycleListener listener;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Map<Endpoint, LocalComponent> parts = new EnumMap<>(Endpoint.class);
    private final Set<Endpoint> restarting = EnumSet.noneOf(Endpoint.class);
    private final List<Thread> restartThreads = new ArrayList<>();
    private final RestartPolicy restarts;
    private volatile List<ServiceLaunchSpec> services = List.of();
    private @Nullable LogRotation logRotation;
    private boolean closed;

    private LocalSystem(
            SystemLaunchSpec plan, SupervisionSpec supervision, DataFolder data, LifecycleListener listener) {
        this.plan = plan;
        this.supervision = supervision;
        this.restarts = new RestartPolicy(supervision.restartLimit());
        this.data = data;
        this.listener = listener;
    }

    /**
     * Locks the data folder, and starts nothing yet. A caller that stops the system on a signal can therefore hold it
     * before {@link #start}.
     *
     * @throws LaunchException if another system runs on the folder, or it is not a data folder
     */
    public static LocalSystem prepare(SystemLaunchSpec plan, LifecycleListener listener) throws LaunchException {
        return prepare(plan, SupervisionSpec.DEFAULT, listener);
    }

    /** Locks the data folder of a system that is supervised in a given way, as {@link #prepare} does. */
    public static LocalSystem prepare(SystemLaunchSpec plan, SupervisionSpec supervision, LifecycleListener listener)
            throws LaunchException {
        return new LocalSystem(plan, supervision, DataFolder.open(plan.data(), listener::note), listener);
    }

    /**
     * Returns when every component is ready. After a failure, components that have started keep running until the
     * system is closed.
     */
    public void start() throws LaunchException {
        services =
                ServiceLaunchSpec.all(plan, data).stream().map(this::supervised).toList();
        for (ServiceLaunchSpec service : services) {
            service.checkBuilt();
        }
        stopOrphans();
        plan.ports().checkFree();
        LauncherLog.to(data.log("launcher"));
        startLogRotation();
        ParallelTasks.run(List.of(this::startDatabase, this::startBroker));
        ParallelTasks.run(services.stream()
                .<ParallelTasks.ThrowingTask>map(service -> () -> startService(service))
                .toList());
    }

    private synchronized void startLogRotation() throws LaunchException {
        if (closed) {
            throw new LaunchException("stopped while starting");
        }
        logRotation = LogRotation.start(data.logs(), plan.logs());
    }

    private ServiceLaunchSpec supervised(ServiceLaunchSpec service) {
        return service.with(supervision.environment().getOrDefault(service.endpoint(), Map.of()))
                .wrappedBy(supervision.wrappers().getOrDefault(service.endpoint(), List.of()));
    }

    private void stopOrphans() throws LaunchException {
        for (ServiceLaunchSpec service : services) {
            OrphanProcess.stop(service.endpoint(), data, ChildProcess.Signal.TERM, listener::note);
        }
        OrphanProcess.stop(Endpoint.BROKER, data, ChildProcess.Signal.TERM, listener::note);
        OrphanProcess.stop(Endpoint.DATABASE, data, ChildProcess.Signal.INT, listener::note);
    }

    private void startDatabase() throws LaunchException {
        LocalComponent database = EmbeddedPostgres.start(
                data.database(), plan.ports(), data.log("postgresql"), data.pidFile(Endpoint.DATABASE));
        add(database);
        reportReady(database);
    }

    private void startBroker() throws LaunchException {
        List<BrokerNode> nodes = supervision.separateBrokers();
        LocalComponent broker;
        if (nodes == null) {
            broker = EmbeddedKafka.start(data.broker(), plan.ports());
        } else if (nodes.size() == 1) {
            broker = BrokerProcess.start(data, plan.ports(), nodes.get(0), plan.javaOptions());
        } else {
            broker = BrokerCluster.start(
                    data,
                    plan.ports(),
                    nodes,
                    plan.javaOptions(),
                    (number, reason) -> listener.restarting(Endpoint.BROKER, "%d %s".formatted(number, reason)),
                    listener::note);
        }
        add(broker);
        reportReady(broker);
    }

    private void startService(ServiceLaunchSpec service) throws LaunchException {
        ServiceProcess process = ServiceProcess.start(service, plan.ports(), data);
        add(process);
        process.awaitReady(supervision.startLimit());
        reportReady(process);
    }

    private synchronized void add(LocalComponent part) throws LaunchException {
        if (closed) {
            part.close();
            throw new LaunchException("stopped while starting");
        }
        parts.put(part.kind(), part);
        part.ended().thenAccept(reason -> onEnded(part, reason));
    }

    private synchronized void onEnded(LocalComponent part, String reason) {
        if (closed || restarting.contains(part.kind()) || parts.get(part.kind()) != part) {
            return;
        }
        if (isRestarted(part) && restarts.allow(part.kind(), System.nanoTime())) {
            parts.remove(part.kind());
            restarting.add(part.kind());
            listener.restarting(part.kind(), firstLine(reason));
            Thread thread = new Thread(
                    () -> restart(part.kind()), "restart " + part.kind().label());
            thread.setDaemon(true);
            restartThreads.removeIf(earlier -> !earlier.isAlive());
            restartThreads.add(thread);
            thread.start();
        } else {
            failure.complete(part.kind().label() + " " + reason);
        }
    }

    private boolean isRestarted(LocalComponent part) {
        return part instanceof ServiceProcess service ? service.hasBeenReady() : supervision.separateBrokers() != null;
    }

    /** Starts a component again, repeatedly as long as restarts are allowed: its disk may be full for a while. */
    private void restart(Endpoint kind) {
        while (!isClosed()) {
            try {
                startAgain(kind);
                restarted(kind);
                return;
            } catch (LaunchException e) {
                if (!isRetried(kind, String.valueOf(e.getMessage()))) {
                    return;
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void startAgain(Endpoint kind) throws LaunchException {
        switch (kind) {
            case DATABASE -> startDatabase();
            case BROKER -> startBroker();
            case GATEWAY, RENDERER, TRAINER, SCORER -> startService(launchSpec(kind));
            case CONTROLLER, WEB, MANAGEMENT -> throw new IllegalStateException(kind.label() + " is not a process");
        }
    }

    /** Supervises a restarted component again, which may already have ended. */
    private synchronized void restarted(Endpoint kind) {
        restarting.remove(kind);
        LocalComponent part = parts.get(kind);
        if (part != null && part.ended().isDone()) {
            onEnded(part, part.ended().join());
        }
    }

    /** Records that a component could not be started again, and returns whether it is tried once more. */
    private boolean isRetried(Endpoint kind, String reason) {
        LocalComponent failed;
        synchronized (this) {
            if (closed) {
                return false;
            }
            failed = parts.remove(kind);
        }
        if (failed != null) {
            failed.close();
        }
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (!restarts.allow(kind, System.nanoTime())) {
                failure.complete(reason);
                return false;
            }
        }
        listener.note("%s did not start: %s; trying again".formatted(kind.label(), firstLine(reason)));
        return true;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private ServiceLaunchSpec launchSpec(Endpoint service) {
        return services.stream()
                .filter(one -> one.endpoint() == service)
                .findFirst()
                .orElseThrow();
    }

    private void reportReady(LocalComponent part) {
        listener.ready(part.kind(), plan.ports().address(part.kind()), elapsedSince(startedAt));
    }

    /** Returns the process that runs a component; empty while it is restarted, or if it runs in this JVM. */
    public Optional<ProcessHandle> process(Endpoint component) {
        return OrphanProcess.find(data.pidFile(component));
    }

    /**
     * Returns the process that runs one of several brokers; empty while it is restarted.
     *
     * @param number number of the broker, from 1
     */
    public Optional<ProcessHandle> brokerProcess(int number) {
        return OrphanProcess.find(BrokerProcess.pidFile(data, number));
    }

    /** Completes with a reason for the user when a component stops unexpectedly and is not restarted. */
    public CompletableFuture<String> failure() {
        return failure;
    }

    /** Kills a service as a crash would, and starts it again. Returns when it is ready. */
    public void crash(Endpoint service) throws LaunchException {
        LocalComponent crashed;
        synchronized (this) {
            crashed = parts.remove(service);
        }
        if (!(crashed instanceof ServiceProcess process)) {
            throw new IllegalArgumentException(service.label() + " is not a running service");
        }
        process.kill();
        startService(launchSpec(service));
    }

    @Override
    public void close() {
        List<LocalComponent> running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = new ArrayList<>(parts.values());
        }
        running.removeIf(part -> INFRASTRUCTURE.contains(part.kind()));
        SimultaneousActions.forEach(running, this::stop);
        for (Endpoint kind : INFRASTRUCTURE) {
            LocalComponent part = parts.get(kind);
            if (part != null) {
                stop(part);
            }
        }
        awaitRestarts();
        closeLogRotation();
        data.close();
    }

    /** Waits until no component is being started on the data folder, which another system may use next. */
    private void awaitRestarts() {
        List<Thread> threads;
        synchronized (this) {
            threads = List.copyOf(restartThreads);
        }
        try {
            for (Thread thread : threads) {
                thread.join(RESTART_END_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeLogRotation() {
        if (logRotation != null) {
            logRotation.close();
        }
    }

    private void stop(LocalComponent part) {
        long start = System.nanoTime();
        part.close();
        listener.stopped(part.kind(), elapsedSince(start));
    }

    /** Returns the time since a value of {@link System#nanoTime}. */
    private static Duration elapsedSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
