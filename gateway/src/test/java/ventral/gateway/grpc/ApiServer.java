package ventral.gateway.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import ventral.gateway.analysis.Normalisation;
import ventral.gateway.files.ArtifactFiles;
import ventral.gateway.ledger.Bulletin;
import ventral.gateway.ledger.Currency;
import ventral.gateway.ledger.Orders;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.Samples;

/** The whole API in this process, on a ledger in memory. */
final class ApiServer implements AutoCloseable {

    final Bulletin bulletin = new Bulletin();
    final InMemoryLedger ledger = new InMemoryLedger(bulletin);
    final Currency currency = new Currency();
    final RunService runs;
    final ManagedChannel channel;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final AtomicInteger freshIds = new AtomicInteger();
    private final Server server;

    ApiServer() {
        this(Watches.HEARTBEAT_INTERVAL);
    }

    ApiServer(Duration heartbeatInterval) {
        currency.set(new Currency.State.Current(List.of()));
        Orders orders = new Orders(ledger, ledger, 4, () -> Samples.NOON, () -> "fresh-" + freshIds.incrementAndGet());
        Calls calls = new Calls(ledger, currency);
        Watches watches = new Watches(ledger, currency, bulletin, executor, heartbeatInterval);
        runs = new RunService(calls, watches, orders);
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(new StreamService(calls, watches, orders))
                .addService(runs)
                .addService(new SweepService(calls, ledger, orders))
                .addService(new CheckpointService(calls, new ArtifactFiles(), executor))
                .addService(new ScoreService(calls, watches))
                .addService(new ScalingCurveService(calls, ledger, Normalisation.RATIO_SQUARED))
                .addService(new ObjectiveComparisonService(calls, ledger, Normalisation.RATIO_SQUARED))
                .addService(new ObjectiveService())
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        executor.shutdownNow();
    }
}
