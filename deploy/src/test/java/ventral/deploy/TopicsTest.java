package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;

/** Checks that the topics of the chart are those that the services would create. */
class TopicsTest {

    /** Holds the partition count and the settings of a topic. */
    private record TopicDefinition(int partitions, Map<String, String> settings) {}

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "dev", "gpu", "spot", "tiered"})
    void they_have_the_partitions_and_the_settings_of_the_code(String name) {
        RenderedChart rendering = RenderedChart.of(name);
        Map<String, TopicDefinition> told = rendering
                .ofKind("KafkaTopic")
                .collect(Collectors.toMap(
                        Manifest::name,
                        topic -> new TopicDefinition(
                                topic.at("/spec/partitions").intValue(), Manifest.labels(topic.at("/spec/config")))));
        assertThat(new TreeMap<>(told)).isEqualTo(new TreeMap<>(made()));
    }

    private static Map<String, TopicDefinition> made() {
        Map<String, TopicDefinition> made = new TreeMap<>();
        tables().forEach(topic -> {
            made.put(topic.name(), made(topic));
            Topic<?> dead = topic.deadLetters();
            made.put(dead.name(), made(dead));
        });
        return made;
    }

    private static TopicDefinition made(Topic<?> topic) {
        return new TopicDefinition(topic.partitionCount(), new TreeMap<>(topic.settings()));
    }

    private static List<Topic<?>> tables() {
        List<Topic<?>> tables = new ArrayList<>();
        Arrays.stream(Topics.class.getFields())
                .filter(field -> field.getType() == Topic.class)
                .forEach(field -> {
                    try {
                        tables.add((Topic<?>) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
        return tables;
    }

    @Test
    void wherever_a_service_puts_what_it_cannot_read_there_is_a_topic() throws IOException {
        Pattern dead = Pattern.compile("topic: ([a-z-]+\\.dead)");
        for (String service : List.of("render-service", "trainer-service", "scorer-service", "gateway")) {
            String settings = Files.readString(Path.of("..", service, "src/main/resources/application.yaml"));
            assertThat(dead.matcher(settings).results().map(match -> match.group(1)))
                    .as(service)
                    .isSubsetOf(made().keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "render-service, ventral/render/RenderTopics.java",
        "trainer-service, ventral/trainer/TrainerTopics.java",
        "scorer-service, ventral/scorer/ScorerTopics.java"
    })
    void a_service_creates_the_topics_of_its_dead_letters(String service, String topics) throws IOException {
        Path main = Path.of("..", service, "src/main");
        String created = Files.readString(main.resolve("java").resolve(topics));
        Pattern dead = Pattern.compile("topic: ([a-z-]+)\\.dead");
        assertThat(dead.matcher(Files.readString(main.resolve("resources/application.yaml")))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(created)
                        .contains("Topics.%s.deadLetters()"
                                .formatted(table.toUpperCase(Locale.ROOT).replace('-', '_'))));
    }

    @Test
    void a_dead_letter_has_room_for_a_record_of_any_allowed_size_and_its_headers() throws IOException {
        int largestRecord = maxMessageBytes(Topics.SCORES);
        int largestLetter = maxMessageBytes(Topics.SCORES.deadLetters());
        assertThat(largestLetter).isGreaterThan(largestRecord);
        Pattern request = Pattern.compile("\\.dead\n[^-]*?request:\\s+size: (\\d+)");
        for (String service : List.of("render-service", "trainer-service", "scorer-service", "gateway")) {
            String settings = Files.readString(Path.of("..", service, "src/main/resources/application.yaml"));
            assertThat(request.matcher(settings).results().map(match -> Integer.valueOf(match.group(1))))
                    .as(service)
                    .isNotEmpty()
                    .containsOnly(largestLetter);
        }
    }

    private static int maxMessageBytes(Topic<?> topic) {
        return Integer.parseInt(Objects.requireNonNull(topic.settings().get("max.message.bytes")));
    }

    @Test
    void a_broker_may_be_away_and_nothing_is_lost() {
        RenderedChart cpu = RenderedChart.of("cpu");
        assertThat(cpu.ofKind("KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").intValue() == 3);
        Manifest kafka = cpu.ofKind("Kafka").findFirst().orElseThrow();
        assertThat(Manifest.labels(kafka.at("/spec/kafka/config")))
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("auto.create.topics.enable", "false");
        assertThat(cpu.ofKind("KafkaNodePool")
                        .map(pool -> pool.at("/spec/replicas").intValue()))
                .containsExactly(3, 3);
    }

    @Test
    void a_record_may_be_as_large_on_the_broker_as_the_code_has_it() {
        String most = Topics.imageBatches(new ventral.contract.name.StreamName("s"))
                .settings()
                .get("max.message.bytes");
        Manifest kafka = RenderedChart.of("cpu").ofKind("Kafka").findFirst().orElseThrow();
        assertThat(Manifest.labels(kafka.at("/spec/kafka/config")))
                .containsEntry("message.max.bytes", most)
                .containsEntry("replica.fetch.max.bytes", most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../launcher/src/main/resources/kafka.properties", "compose/kafka/server.properties"})
    void a_broker_without_replicas_has_a_record_of_a_table_on_the_disk_before_it_acknowledges_it(String file)
            throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            settings.load(in);
        }
        assertThat(settings).containsEntry("log.flush.interval.messages", "1");
        assertThat(tables()).allMatch(table -> !table.settings().containsKey("flush.messages"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"renderer", "trainer", "scorer"})
    void no_more_workers_can_be_asked_for_than_there_are_partitions(String worker) throws IOException {
        var schema = Manifest.node(Files.readString(RenderedChart.CHART.resolve("values.schema.json")))
                .at("/properties/" + worker + "/properties");
        assertThat(List.of(
                        schema.at("/replicas/maximum").intValue(),
                        schema.at("/autoscaling/properties/max/maximum").intValue()))
                .containsOnly(Topics.RUN_INTENTS.partitionCount())
                .containsOnly(Topics.STREAM_INTENTS.partitionCount())
                .containsOnly(Topics.SCORING_TASKS.partitionCount());
    }
}
