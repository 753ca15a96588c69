package ventral.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;

class TopicAccessTest {

    private static final Path PAGE = Path.of("../docs/topics.md");

    private static final Pattern ROW = Pattern.compile(
            "^\\| `([a-z.-]+)(?:\\{stream})?` \\| (?:table|log) \\|.*\\| ([a-z-]+) → ([a-z, -]+) \\|$",
            Pattern.MULTILINE);

    /** Names of the services on the page. The import command is described below the table. */
    private static final Map<TopicAccess, String> NAMES = Map.of(
            TopicAccess.GATEWAY, "gateway",
            TopicAccess.RENDERER, "render",
            TopicAccess.TRAINER, "trainer",
            TopicAccess.SCORER, "scorer");

    @Test
    void the_page_names_the_writer_and_the_readers_of_every_topic() throws IOException {
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            told.put(
                    row.group(1),
                    "%s → %s"
                            .formatted(
                                    row.group(2),
                                    new TreeSet<>(List.of(row.group(3).split(", ")))));
        }
        Map<String, String> expected = new TreeMap<>();
        tables().forEach(table -> expected.put(
                table.name(), sentence(service -> service.isWriterOf(table), service -> service.isReaderOf(table))));
        expected.put("image-batches.", "render → %s".formatted(new TreeSet<>(Set.of("gateway", "render", "trainer"))));
        assertThat(told).isEqualTo(expected);
    }

    private static String sentence(Predicate<TopicAccess> writer, Predicate<TopicAccess> reader) {
        return "%s → %s"
                .formatted(
                        names(writer).collect(Collectors.joining()),
                        names(reader).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> names(Predicate<TopicAccess> chosen) {
        return NAMES.entrySet().stream()
                .filter(entry -> chosen.test(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    @Test
    void every_table_has_one_writer_among_the_services() {
        assertThat(tables())
                .allSatisfy(table -> assertThat(NAMES.keySet().stream().filter(service -> service.isWriterOf(table)))
                        .as(table.name())
                        .hasSize(1));
    }

    @Test
    void no_program_may_write_what_it_is_not_the_writer_of() {
        for (TopicAccess program : TopicAccess.values()) {
            Set<String> writable = program.rules().stream()
                    .filter(rule -> rule.resource() == AccessRule.Resource.TOPIC)
                    .filter(rule -> rule.operations().stream()
                            .anyMatch(Set.of(
                                    AccessRule.Operation.WRITE,
                                    AccessRule.Operation.DELETE,
                                    AccessRule.Operation.ALTER_CONFIGS)::contains))
                    .map(AccessRule::name)
                    .collect(Collectors.toSet());
            Set<String> expected = new TreeSet<>();
            tables().stream().filter(program::isWriterOf).map(Topic::name).forEach(expected::add);
            tables().stream()
                    .filter(program::isDeadLetterWriterOf)
                    .map(Topic::deadLetterName)
                    .forEach(expected::add);
            if (program.isImageLogWriter()) {
                expected.add("image-batches.");
            }
            assertThat(writable).as(program.user()).isEqualTo(expected);
        }
    }

    @Test
    void the_trainer_alone_reads_dead_letters_and_those_of_resume_points_alone() {
        Map<String, Set<String>> readable = new TreeMap<>();
        for (TopicAccess program : TopicAccess.values()) {
            program.rules().stream()
                    .filter(rule -> rule.name().endsWith(".dead"))
                    .filter(rule -> rule.operations().contains(AccessRule.Operation.READ))
                    .forEach(rule -> readable.computeIfAbsent(program.user(), user -> new TreeSet<>())
                            .add(rule.name()));
            assertThat(tables().stream().filter(program::isDeadLetterReaderOf))
                    .as(program.user())
                    .allMatch(program::isDeadLetterWriterOf);
        }
        assertThat(readable).isEqualTo(Map.of("trainer-service", Set.of("resume-points.dead")));
    }

    @Test
    void a_rule_of_image_logs_selects_the_log_of_any_stream() {
        String log = Topics.imageBatches(new StreamName("s1")).name();
        assertThat(TopicAccess.RENDERER.rules())
                .filteredOn(rule -> rule.match() == AccessRule.Match.PREFIX)
                .filteredOn(rule -> rule.resource() == AccessRule.Resource.TOPIC)
                .singleElement()
                .satisfies(rule -> assertThat(log).startsWith(rule.name()));
    }

    @Test
    void a_group_of_one_service_is_no_other_services() {
        List<AccessRule> groups = Arrays.stream(TopicAccess.values())
                .flatMap(program -> program.rules().stream())
                .filter(rule -> rule.resource() == AccessRule.Resource.GROUP)
                .toList();
        assertThat(groups).hasSize(3);
        for (AccessRule group : groups) {
            assertThat(groups)
                    .filteredOn(other -> other.name().startsWith(group.name()))
                    .containsExactly(group);
        }
    }

    @Test
    void every_user_has_rules_of_its_own() {
        assertThat(TopicAccess.rulesByUser())
                .hasSize(TopicAccess.values().length + 1)
                .containsKey("maintenance");
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
