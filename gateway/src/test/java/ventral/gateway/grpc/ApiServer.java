package ventral.gateway.grpc;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.grpc.analysis.ObjectiveComparisonService;
import ventral.gateway.grpc.analysis.ObjectiveService;
import ventral.gateway.grpc.analysis.ScalingCurveService;
import ventral.gateway.grpc.run.CheckpointService;
import ventral.gateway.grpc.run.RunService;
import ventral.gateway.grpc.run.SweepService;
import ventral.gateway.grpc.score.ScoreService;
import ventral.gateway.grpc.stream.StreamService;
import ventral.gateway.grpc.watch.WatchFactory;
import ventral.gateway.image.ImagePages;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.command.LockTimeout;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.InMemoryStreamImageReader;
import ventral.gateway.testing.LedgerSamples;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ResolvingArtifactAccess;
import ventral.platform.files.FileArtifactAccess;

/** Serves the whole API in this process, on an in-memory ledger. */
public final class ApiServer implements AutoCloseable {

    public final ChangeNotifier bulletin = new ChangeNotifier();
    public final InMemoryLedger ledger = new InMemoryLedger(bulletin);
    public final InMemoryStreamImageReader images = new InMemoryStreamImageReader();
    public final LedgerStatus currency =
            new LedgerStatus(new StalenessLimit(Duration.ofMinutes(1)), () -> Duration.ZERO);
    final RunService runs;
    public final ManagedChannel channel;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final AtomicInteger freshIds = new AtomicInteger();
    private final List<BindableService> services;
    private final Server server;

    public ApiServer() {
        this(WatchFactory.HEARTBEAT_INTERVAL);
    }

    public ApiServer(Duration heartbeatInterval) {
        this(heartbeatInterval, List.of());
    }

    /** Serves weights from files in a folder. */
    public static ApiServer withArtifacts(Path folder) {
        return new ApiServer(WatchFactory.HEARTBEAT_INTERVAL, List.of(folder.toString()));
    }

    private ApiServer(Duration heartbeatInterval, List<String> artifacts) {
        ArtifactRoots roots = ArtifactRoots.of("ventral.gateway.artifacts", artifacts);
        currency.set(new LedgerStatus.State.Current(List.of()));
        CommandHandler commands = new CommandHandler(
                ledger,
                ledger,
                4,
                () -> LedgerSamples.NOON,
                () -> "fresh-" + freshIds.incrementAndGet(),
                new LockTimeout(Duration.ofMinutes(1), () -> Duration.ZERO));
        UnaryCallHandler calls = new UnaryCallHandler(ledger, currency);
        WatchFactory watches = new WatchFactory(ledger, currency, bulletin, executor, heartbeatInterval);
        runs = new RunService(calls, watches, commands);
        String name = InProcessServerBuilder.generateName();
        services = List.of(
                new StreamService(calls, watches, commands, new ImagePages(images)),
                runs,
                new SweepService(calls, ledger, commands),
                new CheckpointService(
                        calls,
                        new ResolvingArtifactAccess(roots, Map.of("file", new FileArtifactAccess(roots.folders()))),
                        executor),
                new ScoreService(calls, watches),
                new ScalingCurveService(calls, ledger, Normalisation.RATIO_SQUARED),
                new ObjectiveComparisonService(calls, ledger, Normalisation.RATIO_SQUARED),
                new ObjectiveService());
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name);
        services.forEach(builder::addService);
        server = builder.build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    public List<BindableService> services() {
        return services;
    }

    public ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        executor.shutdownNow();
    }
}
