package ventral.launcher.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.component.SimultaneousActions;

/**
 * Runs several brokers that replicate each other's records, each as a child process. A broker that ends is started
 * again, as often as it ends.
 */
public final class BrokerCluster implements LocalComponent {

    private static final long RETRY_MILLIS = 1000;

    private final DataFolder data;
    private final Ports ports;
    private final List<BrokerNode> nodes;
    private final List<String> javaOptions;
    private final RestartListener restarts;
    private final Consumer<String> say;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Map<Integer, BrokerProcess> running = new HashMap<>();
    private boolean closed;

    /** Is notified of brokers that are restarted. */
    public interface RestartListener {

        /**
         * Is called when a broker has ended and is started again.
         *
         * @param number number of the broker, from 1
         * @param reason how it ended
         */
        void onRestart(int number, String reason);
    }

    private BrokerCluster(
            DataFolder data,
            Ports ports,
            List<BrokerNode> nodes,
            List<String> javaOptions,
            RestartListener restarts,
            Consumer<String> say) {
        this.data = data;
        this.ports = ports;
        this.nodes = List.copyOf(nodes);
        this.javaOptions = List.copyOf(javaOptions);
        this.restarts = restarts;
        this.say = say;
    }

    /**
     * Starts all brokers, and returns when each accepts requests.
     *
     * @param javaOptions options that this Java version requires
     * @param restarts is notified of each broker that ends
     * @param say receives a message about each broker that cannot be started again at once
     * @throws LaunchException if a broker ends, or is not ready in time
     */
    public static BrokerCluster start(
            DataFolder data,
            Ports ports,
            List<BrokerNode> nodes,
            List<String> javaOptions,
            RestartListener restarts,
            Consumer<String> say)
            throws LaunchException {
        BrokerCluster cluster = new BrokerCluster(data, ports, nodes, javaOptions, restarts, say);
        try {
            // a broker is ready only when a majority of the controllers runs
            List<BrokerProcess> launched = new ArrayList<>();
            for (int number = 1; number <= nodes.size(); number++) {
                launched.add(cluster.launch(number));
            }
            for (BrokerProcess broker : launched) {
                broker.awaitReady();
            }
        } catch (LaunchException e) {
            cluster.close();
            throw e;
        }
        for (int number = 1; number <= nodes.size(); number++) {
            cluster.supervise(number);
        }
        return cluster;
    }

    private synchronized BrokerProcess launch(int number) throws LaunchException {
        if (closed) {
            throw new LaunchException("stopped while starting");
        }
        BrokerProcess broker = BrokerProcess.launch(data, ports, nodes, number, javaOptions);
        running.put(number, broker);
        return broker;
    }

    private synchronized void supervise(int number) {
        BrokerProcess broker = running.get(number);
        if (broker != null) {
            broker.ended().thenAccept(reason -> restart(number, reason));
        }
    }

    private void restart(int number, String reason) {
        if (isClosed()) {
            return;
        }
        restarts.onRestart(number, firstLine(reason));
        Thread thread = new Thread(() -> startAgain(number), "restart %s %d".formatted(kind().label(), number));
        thread.setDaemon(true);
        thread.start();
    }

    private void startAgain(int number) {
        while (!isClosed()) {
            try {
                launch(number).awaitReady();
                supervise(number);
                return;
            } catch (LaunchException e) {
                if (!isClosed()) {
                    say.accept("%s %d did not start: %s; trying again"
                            .formatted(kind().label(), number, firstLine(String.valueOf(e.getMessage()))));
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

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    @Override
    public Endpoint kind() {
        return Endpoint.BROKER;
    }

    /** Never completes before the cluster is closed: a broker that ends is started again. */
    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        List<BrokerProcess> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(running.values());
        }
        // together: a broker alone waits in vain for a controller to hand its partitions to
        SimultaneousActions.forEach(open, BrokerProcess::close);
        ended.complete("was stopped");
    }
}
