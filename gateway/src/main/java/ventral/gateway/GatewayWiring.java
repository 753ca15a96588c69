package ventral.gateway;

import io.grpc.BindableService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.flywaydb.core.Flyway;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.StoreAccess;
import ventral.contract.topic.Topics;
import ventral.gateway.analysis.Normalisation;
import ventral.gateway.armeria.WebDoor;
import ventral.gateway.files.ArtifactFiles;
import ventral.gateway.image.ImagePages;
import ventral.gateway.kafka.DeadLetters;
import ventral.gateway.kafka.KafkaImages;
import ventral.gateway.kafka.KafkaIntents;
import ventral.gateway.kafka.LedgerFollower;
import ventral.gateway.kafka.ReadPositions;
import ventral.gateway.ledger.Artifacts;
import ventral.gateway.ledger.ArtifactsByScheme;
import ventral.gateway.ledger.Bulletin;
import ventral.gateway.ledger.Currency;
import ventral.gateway.ledger.Intents;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.Memory;
import ventral.gateway.ledger.Orders;
import ventral.gateway.ledger.ReadableIds;
import ventral.gateway.ledger.RememberingBook;
import ventral.gateway.ledger.RememberingLedger;
import ventral.gateway.ledger.SweepCompletion;
import ventral.gateway.micrometer.LedgerGauges;
import ventral.gateway.panache.PanacheBook;
import ventral.gateway.panache.PanacheLedger;
import ventral.gateway.s3.ArtifactObjects;

/** Produces the gateway's beans. */
@Singleton
class GatewayWiring {

    /** Rows to cache. Scores are the largest rows; this many take some 20 MB. */
    private static final int REMEMBERED_ROWS = 4096;

    /** List results to cache, with a hundred rows each. */
    private static final int REMEMBERED_ANSWERS = 64;

    @Produces
    @Singleton
    Currency currency() {
        return new Currency();
    }

    @Produces
    @Singleton
    Bulletin bulletin() {
        return new Bulletin();
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
    Memory memory() {
        return new Memory(REMEMBERED_ROWS, REMEMBERED_ANSWERS);
    }

    @Produces
    @Singleton
    Ledger ledger(Memory memory) {
        return new RememberingLedger(new PanacheLedger(), memory);
    }

    @Produces
    @Singleton
    Artifacts artifacts(GatewayConfig config) {
        ObjectStore store =
                new ObjectStore(new StoreAccess("ventral.gateway.s3", config.s3Endpoint(), config.s3Region()));
        return new ArtifactsByScheme(
                Map.of("file", new ArtifactFiles(), ObjectPlace.SCHEME, new ArtifactObjects(store)));
    }

    @Produces
    @Singleton
    ImagePages images(GatewayConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ImagePages(new KafkaImages(kafka, BatchCodec.open(), config.patience()));
    }

    /** Created on first use: the gRPC services are created before messaging can provide emitters. */
    @Produces
    @ApplicationScoped
    Intents intents(
            GatewayConfig config,
            // A sweep sends the intents of all its runs at once.
            @Channel("intents") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> records,
            ReadPositions positions) {
        return new KafkaIntents(records, positions, config.patience());
    }

    @Produces
    @Singleton
    Orders orders(Ledger ledger, Intents intents) {
        return new Orders(
                ledger,
                intents,
                Topics.RUN_INTENTS.partitionCount(),
                () -> Instant.now().truncatedTo(ChronoUnit.MICROS),
                new ReadableIds(new SecureRandom()));
    }

    @Produces
    @Singleton
    LedgerFollower follower(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Flyway migrations,
            Currency currency,
            Bulletin bulletin,
            ReadPositions positions,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> dead,
            Ledger ledger,
            Memory memory,
            Orders orders,
            ExecutorService executor) {
        return new LedgerFollower(
                kafka,
                new RememberingBook(new PanacheBook(migrations), memory),
                currency,
                bulletin,
                positions,
                new DeadLetters(dead),
                new SweepCompletion(ledger, orders, executor));
    }

    @Produces
    @Singleton
    LedgerGauges gauges(Ledger ledger, Currency currency, MeterRegistry registry) {
        return new LedgerGauges(ledger, currency, registry);
    }

    @Produces
    @Singleton
    WebDoor webDoor(
            GatewayConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.grpc.server.max-inbound-message-size") int maxMessageBytes,
            @GrpcService Instance<BindableService> services,
            @Any Instance<MetricCollectingServerInterceptor> metrics,
            ScheduledExecutorService executor) {
        return new WebDoor(
                new InetSocketAddress(host, config.webPort()),
                maxMessageBytes,
                services,
                metrics,
                executor,
                GatewayWiring.class.getClassLoader());
    }
}
