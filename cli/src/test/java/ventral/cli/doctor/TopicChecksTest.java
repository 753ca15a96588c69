package ventral.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.cli.doctor.BrokerState.GroupState;
import ventral.cli.doctor.BrokerState.TopicState;
import ventral.cli.doctor.DoctorFinding.Severity;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;

final class TopicChecksTest {

    private static final Topic<?> SCORES = Topics.SCORES;

    @Test
    void topics_as_they_are_made_are_well() {
        assertThat(TopicChecks.of(broker("scores", state(1, SCORES.settings(), 0, 0, 7)), List.of(SCORES)))
                .containsExactly(DoctorFinding.ok("topics", "1 tables have the expected settings"));
    }

    @Test
    void a_topic_with_more_partitions_is_a_problem() {
        assertThat(TopicChecks.of(broker("scores", state(3, SCORES.settings(), 0, 0, 7)), List.of(SCORES)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Severity.PROBLEM);
                    assertThat(finding.state()).contains("3 partitions, not 1");
                });
    }

    @Test
    void a_table_that_forgets_is_a_problem_with_the_command_that_mends_it() {
        Map<String, String> settings = new HashMap<>(SCORES.settings());
        settings.put("cleanup.policy", "delete");

        assertThat(TopicChecks.of(broker("scores", state(1, settings, 0, 0, 7)), List.of(SCORES)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo("has cleanup.policy=delete, not compact");
                    assertThat(finding.remedy())
                            .contains("--entity-name scores", "--add-config cleanup.policy=compact");
                });
    }

    @Test
    void records_that_nobody_could_read_are_a_problem() {
        BrokerState broker = new BrokerState(
                Map.of("scores", state(1, SCORES.settings(), 0, 0, 7), "scores.dead", state(1, Map.of(), 0, 0, 2)),
                Map.of());

        assertThat(TopicChecks.of(broker, List.of(SCORES)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.state()).contains("2 records of scores"));
    }

    @Test
    void a_topic_of_anyone_that_cannot_be_written_is_a_problem() {
        BrokerState broker = new BrokerState(
                Map.of("scores", state(1, SCORES.settings(), 0, 0, 7), "image-batches.s1", state(4, Map.of(), 0, 3, 0)),
                Map.of());

        assertThat(TopicChecks.of(broker, List.of(SCORES)))
                .extracting(DoctorFinding::subject, DoctorFinding::state)
                .containsExactly(tuple(
                        "topic image-batches.s1",
                        "has 3 partitions that cannot be written to: too few replicas are in sync"));
    }

    @Test
    void a_group_without_members_names_the_service_to_start() {
        assertThat(TopicChecks.groups(
                        groups(new GroupState(0, 0)), Map.of("scorer-service-tasks", Topics.SCORING_TASKS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Severity.PROBLEM);
                    assertThat(finding.remedy()).startsWith("start a scorer-service,");
                });
    }

    @Test
    void a_group_that_is_dealing_out_is_a_warning() {
        assertThat(TopicChecks.groups(
                        groups(new GroupState(2, 11)), Map.of("scorer-service-tasks", Topics.SCORING_TASKS)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Severity.WARNING);
                    assertThat(finding.state()).contains("11 of 12 partitions");
                });
    }

    private static BrokerState groups(GroupState state) {
        return new BrokerState(Map.of(), Map.of("scorer-service-tasks", state));
    }

    private static BrokerState broker(String topic, TopicState state) {
        return new BrokerState(Map.of(topic, state), Map.of());
    }

    private static TopicState state(
            int partitions, Map<String, String> settings, int leaderless, int behind, long records) {
        return new TopicState(partitions, settings, leaderless, behind, records);
    }
}
