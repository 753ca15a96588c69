package ventral.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ventral.launcher.kafka.AuthorizingBroker.SUPER_USER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.TopicAccess;
import ventral.contract.topic.Topics;
import ventral.launcher.component.Endpoint;
import ventral.platform.kafka.KafkaAccessControl;
import ventral.platform.kafka.KafkaTopicAdmin;

/** Runs a broker with the access rules of every program, and connects as each of them. */
class BrokerAuthorizationTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final Topic<?> IMAGE_LOG = Topics.imageBatches(STREAM);

    private static AuthorizingBroker broker;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        broker = AuthorizingBroker.start(folder.resolve("kafka"));
        for (Topic<?> table : tables()) {
            KafkaTopicAdmin.createIfAbsent(broker.client(SUPER_USER), List.of(table, table.deadLetters()));
            broker.write(SUPER_USER, table.name());
            broker.write(SUPER_USER, table.deadLetterName());
        }
        KafkaTopicAdmin.createLogIfAbsent(broker.client(SUPER_USER), IMAGE_LOG);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_program_writes_its_own_tables_and_is_refused_on_every_other(TopicAccess program) {
        for (Topic<?> table : tables()) {
            assertAllowed(program.isWriterOf(table), () -> broker.write(program.user(), table.name()));
            assertAllowed(
                    program.isDeadLetterWriterOf(table), () -> broker.write(program.user(), table.deadLetterName()));
        }
        assertAllowed(program.isImageLogWriter(), () -> broker.write(program.user(), IMAGE_LOG.name()));
    }

    @ParameterizedTest
    @EnumSource
    void a_program_reads_the_tables_that_it_needs_and_no_others(TopicAccess program) {
        for (Topic<?> table : tables()) {
            assertAllowed(program.isReaderOf(table), () -> broker.read(program.user(), table.name()));
            assertAllowed(
                    program.isDeadLetterReaderOf(table), () -> broker.read(program.user(), table.deadLetterName()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_program_may_start_on_a_broker_that_has_its_topics(TopicAccess program) {
        assertThatCode(() -> KafkaTopicAdmin.createIfAbsent(
                        broker.client(program.user()),
                        tables().stream()
                                .<Topic<?>>mapMulti((table, into) -> {
                                    if (program.isReaderOf(table)) {
                                        into.accept(table);
                                    }
                                    if (program.isDeadLetterWriterOf(table)) {
                                        into.accept(table.deadLetters());
                                    }
                                })
                                .toList()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDERER", "TRAINER", "IMPORT"})
    void a_program_may_create_the_log_of_a_new_stream(TopicAccess program) {
        Topic<?> log = Topics.imageBatches(new StreamName("of-" + program.user()));
        assertThatCode(() -> KafkaTopicAdmin.createLogIfAbsent(broker.client(program.user()), log))
                .doesNotThrowAnyException();
    }

    @Test
    void the_renderer_alone_of_the_services_deletes_the_log_of_a_stream() throws Exception {
        Topic<?> log = Topics.imageBatches(new StreamName("deleted"));
        KafkaTopicAdmin.createLogIfAbsent(broker.client(SUPER_USER), log);
        for (TopicAccess program : List.of(TopicAccess.GATEWAY, TopicAccess.TRAINER, TopicAccess.SCORER)) {
            assertAllowed(false, () -> broker.delete(program.user(), log.name()));
        }
        broker.delete(TopicAccess.RENDERER.user(), log.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDERER", "TRAINER", "SCORER"})
    void a_service_joins_its_own_groups_and_no_others(TopicAccess program) {
        for (String group :
                List.of("render-service", "render-service-1f0c", "trainer-service", "scorer-service-tasks")) {
            assertAllowed(
                    group.startsWith(program.user()),
                    () -> broker.subscribe(
                            program.user(), group, readTable(program).name()));
        }
    }

    @Test
    void maintenance_lists_reads_and_writes_every_topic() {
        assertThatCode(() -> {
                    for (Topic<?> table : tables()) {
                        broker.write(TopicAccess.MAINTENANCE_USER, table.name());
                        broker.read(TopicAccess.MAINTENANCE_USER, table.deadLetterName());
                    }
                    try (Admin admin = Admin.create(broker.client(TopicAccess.MAINTENANCE_USER))) {
                        assertThat(admin.listTopics().names().get())
                                .contains("scores", "scores.dead", "image-batches.s");
                        admin.listConsumerGroupOffsets("trainer-service")
                                .partitionsToOffsetAndMetadata()
                                .get();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whoever_has_no_password_is_refused_by_the_broker_and_its_controller() {
        for (Endpoint port : List.of(Endpoint.BROKER, Endpoint.CONTROLLER)) {
            Map<String, Object> stranger = broker.client(SUPER_USER);
            stranger.put("bootstrap.servers", broker.address(port));
            stranger.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\""
                            + " password=\"guess\";");
            try (Admin admin = Admin.create(stranger)) {
                assertThatThrownBy(() -> admin.describeCluster().clusterId().get())
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
        }
        Map<String, Object> anonymous = Map.of(
                "bootstrap.servers",
                broker.address(Endpoint.BROKER),
                "request.timeout.ms",
                2000,
                "default.api.timeout.ms",
                2000);
        try (Admin admin = Admin.create(anonymous)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void a_login_is_read_from_a_file_as_pods_mount_it(@TempDir Path mounted) throws Exception {
        Map<String, Object> client = broker.client(TopicAccess.GATEWAY.user());
        Files.writeString(mounted.resolve("sasl.jaas.config"), (String) client.get("sasl.jaas.config"));
        client.put("config.providers", "dir");
        client.put("config.providers.dir.class", DirectoryConfigProvider.class.getName());
        client.put("config.providers.dir.param.allowed.paths", mounted.toString());
        client.put("sasl.jaas.config", "${dir:%s:sasl.jaas.config}".formatted(mounted));
        try (Admin admin = Admin.create(client)) {
            assertThat(admin.listTopics().names().get()).contains("scores");
        }
    }

    @Test
    void a_rule_of_an_earlier_version_is_removed() throws Exception {
        Map<String, Object> admin = broker.client(SUPER_USER);
        KafkaAccessControl.replace(admin, Map.of("former", TopicAccess.GATEWAY.rules()));
        await().until(() -> broker.ruleCount("former") > 1);
        KafkaAccessControl.replace(admin, Map.of("former", List.of()));
        await().until(() -> broker.ruleCount("former") == 0);
    }

    private interface BrokerCall {
        void run() throws Exception;
    }

    private static void assertAllowed(boolean allowed, BrokerCall call) {
        if (allowed) {
            assertThatCode(call::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(call::run)
                    .matches(
                            e -> e instanceof AuthorizationException || e.getCause() instanceof AuthorizationException,
                            "an authorization exception");
        }
    }

    private static Topic<?> readTable(TopicAccess program) {
        return tables().stream().filter(program::isReaderOf).findFirst().orElseThrow();
    }

    private static List<Topic<?>> tables() {
        return Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class)
                .<Topic<?>>map(field -> {
                    try {
                        return (Topic<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
