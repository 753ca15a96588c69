package ventral.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.flywaydb.core.Flyway;
import ventral.contract.topic.Topics;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.image.ImagePages;
import ventral.gateway.kafka.DeadLetters;
import ventral.gateway.kafka.KafkaIntents;
import ventral.gateway.kafka.KafkaStreamImageReader;
import ventral.gateway.kafka.LedgerFollower;
import ventral.gateway.kafka.ReadPositions;
import ventral.gateway.ledger.cache.CacheInvalidatingLedgerWriter;
import ventral.gateway.ledger.cache.CachingLedger;
import ventral.gateway.ledger.cache.ReadCache;
import ventral.gateway.ledger.command.CommandHandler;
import ventral.gateway.ledger.command.Intents;
import ventral.gateway.ledger.command.LockTimeout;
import ventral.gateway.ledger.command.ReadableIdGenerator;
import ventral.gateway.ledger.command.SweepReconciler;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.StalenessLimit;
import ventral.gateway.micrometer.DeadLetterCounters;
import ventral.gateway.micrometer.LedgerGauges;
import ventral.gateway.micrometer.LedgerStatusGauges;
import ventral.gateway.panache.JdbcLedger;
import ventral.gateway.panache.PanacheLedgerWriter;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.artifact.ResolvingArtifactAccess;
import ventral.platform.files.FileArtifactAccess;
import ventral.platform.health.FailureHealthCheck;
import ventral.platform.micrometer.MeteredArtifactAccess;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.platform.s3.S3ArtifactAccess;
import ventral.platform.tracing.Tracer;

/** Produces the beans of the ledger, and of the commands and reads on it. */
@Singleton
class GatewayWiring {

    /** Rows to cache. Scores are the largest rows; this many take some 20 MB. */
    private static final int CACHED_ROW_LIMIT = 4096;

    /** List results to cache, with a hundred rows each. */
    private static final int CACHED_PAGE_LIMIT = 64;

    @Produces
    @Singleton
    LedgerStatus ledgerStatus(GatewayConfig config, MeterRegistry registry) {
        LedgerStatus status = new LedgerStatus(new StalenessLimit(config.staleAfter()), GatewayWiring::uptime);
        LedgerStatusGauges.register(status, registry);
        return status;
    }

    private static Duration uptime() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Produces
    @Singleton
    ChangeNotifier changeNotifier() {
        return new ChangeNotifier();
    }

    @Produces
    @Singleton
    ReadPositions positions() {
        return new ReadPositions();
    }

    @Produces
    @Singleton
    Normalisation normalisation(GatewayConfig config) {
        return config.normalisation();
    }

    @Produces
    @Singleton
    ReadCache readCache() {
        return new ReadCache(CACHED_ROW_LIMIT, CACHED_PAGE_LIMIT);
    }

    @Produces
    @Singleton
    Ledger ledger(DataSource database, ReadCache memory) {
        return new CachingLedger(new JdbcLedger(database), memory);
    }

    @Produces
    @Singleton
    ArtifactAccess artifacts(GatewayConfig config, MeterRegistry registry) {
        ObjectStore store = new ObjectStore(new ObjectStoreSettings(
                "ventral.gateway.s3", config.s3Endpoint().orElse(null), config.s3Region()));
        ArtifactRoots roots =
                ArtifactRoots.of("ventral.gateway.artifacts", config.artifacts().orElse(List.of()));
        ArtifactAccess access = new ResolvingArtifactAccess(
                roots,
                Map.of("file", new FileArtifactAccess(roots.folders()), ObjectUri.SCHEME, new S3ArtifactAccess(store)));
        return new MeteredArtifactAccess(access, registry);
    }

    @Produces
    @Singleton
    ImagePages images(GatewayConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ImagePages(new KafkaStreamImageReader(kafka, BatchCodec.open(), config.patience()));
    }

    /** Created on first use: the gRPC services are created before messaging can provide emitters. */
    @Produces
    @ApplicationScoped
    Intents intents(
            GatewayConfig config,
            // A sweep sends the intents of all its runs at once; KafkaIntents limits their number.
            @Channel("intents") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> records,
            ReadPositions positions,
            LedgerStatus ledgerStatus) {
        return new KafkaIntents(records, positions, ledgerStatus, config.patience());
    }

    @Produces
    @Singleton
    CommandHandler commandHandler(GatewayConfig config, Ledger ledger, Intents intents) {
        return new CommandHandler(
                ledger,
                intents,
                Topics.RUN_INTENTS.partitionCount(),
                () -> Instant.now().truncatedTo(ChronoUnit.MICROS),
                new ReadableIdGenerator(new SecureRandom()),
                new LockTimeout(config.patience(), GatewayWiring::uptime));
    }

    @Produces
    @Singleton
    DeadLetterCounters deadLetterCounters(MeterRegistry registry) {
        return new DeadLetterCounters(DeadLetters.topics(), registry);
    }

    @Produces
    @Singleton
    LedgerFollower follower(
            GatewayConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Flyway migrations,
            LedgerStatus ledgerStatus,
            ChangeNotifier notifier,
            ReadPositions positions,
            DeadLetterCounters counters,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> dead,
            Ledger ledger,
            ReadCache memory,
            CommandHandler commands,
            Tracer tracer,
            ExecutorService executor) {
        return new LedgerFollower(
                kafka,
                new CacheInvalidatingLedgerWriter(new PanacheLedgerWriter(migrations), memory),
                ledgerStatus,
                notifier,
                positions,
                new DeadLetters(dead, counters::count, config.patience()),
                new SweepReconciler(ledger, commands, executor),
                tracer,
                () -> Quarkus.asyncExit(1));
    }

    @Produces
    @Singleton
    LedgerGauges gauges(Ledger ledger, LedgerStatus ledgerStatus, MeterRegistry registry) {
        return new LedgerGauges(ledger, ledgerStatus, registry);
    }

    @Produces
    @Liveness
    @Singleton
    HealthCheck liveness(LedgerFollower follower) {
        return new FailureHealthCheck("ledger thread", follower::failure);
    }
}
