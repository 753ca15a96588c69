package ventral.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.cli.doctor.BrokerState.TopicState;
import ventral.contract.topic.Topic;

/** Checks that topics and consumer groups are as the services need them. */
public final class TopicChecks {

    /**
     * Settings that the services depend on. Others may be changed on the broker, for example to keep old records
     * elsewhere.
     */
    private static final List<String> NEEDED = List.of("cleanup.policy", "max.message.bytes");

    private TopicChecks() {}

    /**
     * Checks the topics of a broker.
     *
     * @param tables topics that should exist
     */
    public static List<DoctorFinding> of(BrokerState broker, List<Topic<?>> tables) {
        List<DoctorFinding> findings = new ArrayList<>();
        for (Topic<?> table : tables) {
            TopicState state = broker.topics().get(table.name());
            if (state == null) {
                findings.add(DoctorFinding.warning(
                        "topic " + table.name(), "does not exist", "a service creates it when it starts"));
            } else {
                findings.addAll(shape(table, state));
            }
            findings.addAll(deadLetters(broker, table));
        }
        broker.topics().forEach((name, state) -> findings.addAll(replicas(name, state)));
        return DoctorFinding.orWell(
                findings, "topics", "%d tables have the expected settings".formatted(tables.size()));
    }

    private static List<DoctorFinding> shape(Topic<?> table, TopicState state) {
        List<DoctorFinding> findings = new ArrayList<>();
        if (state.partitionCount() != table.partitionCount()) {
            findings.add(DoctorFinding.problem(
                    "topic " + table.name(),
                    "has %d partitions, not %d: services look for records in the wrong partition"
                            .formatted(state.partitionCount(), table.partitionCount()),
                    "back it up with the version that created it, delete the topic, and restore the backup"));
        }
        for (String setting : NEEDED) {
            String wanted = table.settings().get(setting);
            String found = state.settings().get(setting);
            if (wanted != null && !wanted.equals(found)) {
                findings.add(DoctorFinding.problem(
                        "topic " + table.name(),
                        "has %s=%s, not %s".formatted(setting, found, wanted),
                        "kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s"
                                .formatted(table.name(), setting, wanted)));
            }
        }
        return findings;
    }

    private static List<DoctorFinding> deadLetters(BrokerState broker, Topic<?> table) {
        TopicState dead = broker.topics().get(table.deadLetterName());
        if (dead == null || dead.recordCount() == 0) {
            return List.of();
        }
        return List.of(
                DoctorFinding.problem(
                        "topic " + table.deadLetterName(),
                        "has %d records of %s that could not be decoded".formatted(dead.recordCount(), table.name()),
                        "'./ventral dead-letters list' shows those that no later record has replaced; a newer version of the service may decode them"));
    }

    private static List<DoctorFinding> replicas(String name, TopicState state) {
        List<DoctorFinding> findings = new ArrayList<>();
        if (state.leaderless() > 0) {
            findings.add(DoctorFinding.problem(
                    "topic " + name,
                    "has %d partitions without a leader".formatted(state.leaderless()),
                    "restart the brokers that hold their replicas"));
        } else if (state.behind() > 0) {
            findings.add(DoctorFinding.problem(
                    "topic " + name,
                    "has %d partitions that cannot be written to: too few replicas are in sync"
                            .formatted(state.behind()),
                    "restart the brokers that hold their replicas"));
        }
        return findings;
    }

    /** Checks that each group has members for every partition. */
    public static List<DoctorFinding> groups(BrokerState broker, Map<String, Topic<?>> groups) {
        return groups.entrySet().stream()
                .map(entry ->
                        group(entry.getKey(), entry.getValue(), broker.groups().get(entry.getKey())))
                .toList();
    }

    private static DoctorFinding group(String name, Topic<?> topic, BrokerState.@Nullable GroupState state) {
        String subject = "group " + name;
        if (state == null || state.memberCount() == 0) {
            return DoctorFinding.problem(
                    subject,
                    "has no member: records in %s are not processed".formatted(topic.name()),
                    "start a %s, or find out why it stopped".formatted(name.replaceFirst("-tasks$", "")));
        }
        if (state.assignedCount() < topic.partitionCount()) {
            return DoctorFinding.warning(
                    subject,
                    "has %d of %d partitions of %s assigned"
                            .formatted(state.assignedCount(), topic.partitionCount(), topic.name()),
                    "members may be joining or leaving; if this persists, restart them");
        }
        return DoctorFinding.ok(
                subject, state.memberCount() == 1 ? "has 1 member" : "has %d members".formatted(state.memberCount()));
    }
}
