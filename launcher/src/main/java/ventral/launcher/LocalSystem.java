package ventral.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import ventral.launcher.process.IdleProcessors;
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

    private final SystemLaunchSpec plan;
    private final SupervisionSpec supervision;
    private final DataFolder data;
    private final LifecycleListener listener;
    private final long startedAt = System.nanoTime();
    private final ComponentSupervisor supervisor;
    private volatile List<ServiceLaunchSpec> services = List.of();
    private @Nullable LogRotation logRotation;

    private LocalSystem(
            SystemLaunchSpec plan, SupervisionSpec supervision, DataFolder data, LifecycleListener listener) {
        this.plan = plan;
        this.supervision = supervision;
        this.data = data;
        this.listener = listener;
        this.supervisor = new ComponentSupervisor(
                new RestartPolicy(supervision.restartLimit()), this::isRestarted, this::startAgain, listener);
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
        if (supervisor.isClosed()) {
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
        supervisor.add(database);
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
        supervisor.add(broker);
        reportReady(broker);
    }

    private void startService(ServiceLaunchSpec service) throws LaunchException {
        ServiceProcess process = ServiceProcess.start(service, plan.ports(), data);
        supervisor.add(process);
        process.awaitReady(supervision.startLimit());
        reportReady(process);
    }

    /**
     * Archives the classes of every service that was started without an archive, one service after the other, so that
     * the next start of this build takes less time. Waits before each until the processors are idle, so that no work
     * waits for it. The system, which must be ready, goes on meanwhile.
     */
    public void archiveClasses(IdleProcessors processors) throws InterruptedException {
        for (LocalComponent part : supervisor.running()) {
            if (part instanceof ServiceProcess service && !service.isArchived()) {
                processors.await();
                service.archiveClasses();
            }
        }
    }

    private boolean isRestarted(LocalComponent part) {
        return part instanceof ServiceProcess service ? service.hasBeenReady() : supervision.separateBrokers() != null;
    }

    private void startAgain(Endpoint kind) throws LaunchException {
        switch (kind) {
            case DATABASE -> startDatabase();
            case BROKER -> startBroker();
            case GATEWAY, RENDERER, TRAINER, SCORER -> startService(launchSpec(kind));
            case CONTROLLER, WEB, MANAGEMENT -> throw new IllegalStateException(kind.label() + " is not a process");
        }
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
        return supervisor.failure();
    }

    /** Kills a service as a crash would, and starts it again. Returns when it is ready. */
    public void crash(Endpoint service) throws LaunchException {
        if (!(supervisor.remove(service) instanceof ServiceProcess process)) {
            throw new IllegalArgumentException(service.label() + " is not a running service");
        }
        process.kill();
        startService(launchSpec(service));
    }

    @Override
    public void close() {
        List<LocalComponent> running = supervisor.close();
        if (running == null) {
            return;
        }
        SimultaneousActions.forEach(
                running.stream()
                        .filter(part -> !INFRASTRUCTURE.contains(part.kind()))
                        .toList(),
                this::stop);
        for (Endpoint kind : INFRASTRUCTURE) {
            running.stream().filter(part -> part.kind() == kind).forEach(this::stop);
        }
        supervisor.awaitRestarts();
        closeLogRotation();
        data.close();
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
