package ventral.contract.topic;

import static ventral.contract.topic.AccessRule.Match.LITERAL;
import static ventral.contract.topic.AccessRule.Match.PREFIX;
import static ventral.contract.topic.AccessRule.Operation.ALTER_CONFIGS;
import static ventral.contract.topic.AccessRule.Operation.CREATE;
import static ventral.contract.topic.AccessRule.Operation.DELETE;
import static ventral.contract.topic.AccessRule.Operation.DESCRIBE;
import static ventral.contract.topic.AccessRule.Operation.DESCRIBE_CONFIGS;
import static ventral.contract.topic.AccessRule.Operation.READ;
import static ventral.contract.topic.AccessRule.Operation.WRITE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the programs that connect to the broker, with the topics that each writes, reads and creates. The access rules
 * of a broker are derived from it. A program changes the settings of the topics that it writes, and of no others. The
 * renderer and its import command are the only two programs that write one topic.
 */
public enum TopicAccess {
    /** The gateway. It reads without a consumer group. */
    GATEWAY(
            "gateway",
            List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.SWEEP_INTENTS),
            List.of(
                    Topics.STREAM_STATUSES,
                    Topics.RUN_STATUSES,
                    Topics.CHECKPOINTS,
                    Topics.SCORES,
                    Topics.REFERENCE_SCORES,
                    Topics.BENCHMARKS),
            List.of(
                    Topics.STREAM_INTENTS,
                    Topics.RUN_INTENTS,
                    Topics.SWEEP_INTENTS,
                    Topics.STREAM_STATUSES,
                    Topics.RUN_STATUSES,
                    Topics.CHECKPOINTS,
                    Topics.SCORES,
                    Topics.REFERENCE_SCORES,
                    Topics.BENCHMARKS),
            List.of(),
            ImageLogAccess.READS,
            ""),
    /** The renderer. */
    RENDERER(
            "render-service",
            List.of(Topics.STREAM_STATUSES),
            List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.RUN_STATUSES),
            List.of(Topics.STREAM_INTENTS),
            List.of(),
            ImageLogAccess.WRITES,
            "render-service"),
    /**
     * The trainer. It creates the log of a stream whose renderer has not started, and reads the dead letters of resume
     * points to copy each record once.
     */
    TRAINER(
            "trainer-service",
            List.of(Topics.RUN_STATUSES, Topics.CHECKPOINTS, Topics.RESUME_POINTS),
            List.of(Topics.RUN_INTENTS),
            List.of(Topics.RUN_INTENTS, Topics.RESUME_POINTS),
            List.of(Topics.RESUME_POINTS),
            ImageLogAccess.READS_AND_CREATES,
            "trainer-service"),
    /** The scorer. */
    SCORER(
            "scorer-service",
            List.of(Topics.SCORES, Topics.REFERENCE_SCORES, Topics.SCORING_TASKS, Topics.BENCHMARKS),
            List.of(Topics.CHECKPOINTS),
            List.of(Topics.CHECKPOINTS, Topics.SCORING_TASKS),
            List.of(),
            ImageLogAccess.NONE,
            "scorer-service"),
    /** The renderer's import command, which runs beside a system. It reads without a consumer group. */
    IMPORT(
            "import",
            List.of(Topics.STREAM_STATUSES),
            List.of(Topics.STREAM_INTENTS),
            List.of(),
            List.of(),
            ImageLogAccess.WRITES,
            "");

    /** The user of {@code ventral backup}, {@code restore}, {@code dead-letters} and {@code doctor}, who may do all. */
    public static final String MAINTENANCE_USER = "maintenance";

    private static final String IMAGE_LOGS = "image-batches.";

    /** The name that Kafka gives every cluster. */
    private static final String CLUSTER_NAME = "kafka-cluster";

    private enum ImageLogAccess {
        NONE(Set.of()),
        READS(EnumSet.of(READ)),
        READS_AND_CREATES(EnumSet.of(READ, CREATE, DESCRIBE_CONFIGS)),
        WRITES(EnumSet.of(READ, WRITE, CREATE, DELETE, DESCRIBE_CONFIGS, ALTER_CONFIGS));

        private final Set<AccessRule.Operation> operations;

        ImageLogAccess(Set<AccessRule.Operation> operations) {
            this.operations = operations;
        }
    }

    private final String user;
    private final List<Topic<?>> writes;
    private final List<Topic<?>> reads;
    private final List<Topic<?>> deadLetters;
    private final List<Topic<?>> deadLettersReadBack;
    private final ImageLogAccess imageLogs;
    private final String groups;

    TopicAccess(
            String user,
            List<Topic<?>> writes,
            List<Topic<?>> reads,
            List<Topic<?>> deadLetters,
            List<Topic<?>> deadLettersReadBack,
            ImageLogAccess imageLogs,
            String groups) {
        this.user = user;
        this.writes = writes;
        this.reads = reads;
        this.deadLetters = deadLetters;
        this.deadLettersReadBack = deadLettersReadBack;
        this.imageLogs = imageLogs;
        this.groups = groups;
    }

    /** Returns the name under which the program authenticates at the broker. */
    public String user() {
        return user;
    }

    /** Returns whether the program writes a table. */
    public boolean isWriterOf(Topic<?> topic) {
        return writes.contains(topic);
    }

    /** Returns whether the program reads a table. A program reads the tables that it writes. */
    public boolean isReaderOf(Topic<?> topic) {
        return reads.contains(topic) || isWriterOf(topic);
    }

    /** Returns whether the program writes the image logs. */
    public boolean isImageLogWriter() {
        return imageLogs == ImageLogAccess.WRITES;
    }

    /** Returns whether the program writes the dead letters of a table. */
    public boolean isDeadLetterWriterOf(Topic<?> topic) {
        return deadLetters.contains(topic);
    }

    /** Returns whether the program reads the dead letters of a table, which it then also writes. */
    public boolean isDeadLetterReaderOf(Topic<?> topic) {
        return deadLettersReadBack.contains(topic);
    }

    /** Returns the rules that allow what the program does, and nothing else, sorted by resource and name. */
    public List<AccessRule> rules() {
        List<AccessRule> rules = new ArrayList<>();
        topicRules()
                .forEach((name, operations) ->
                        rules.add(new AccessRule(AccessRule.Resource.TOPIC, LITERAL, name, operations)));
        if (imageLogs != ImageLogAccess.NONE) {
            rules.add(new AccessRule(AccessRule.Resource.TOPIC, PREFIX, IMAGE_LOGS, imageLogs.operations));
        }
        if (!groups.isEmpty()) {
            // every renderer reads some tables in a group of its own, whose name ends in a random id
            rules.add(new AccessRule(AccessRule.Resource.GROUP, PREFIX, groups, EnumSet.of(READ)));
        }
        if (imageLogs.operations.contains(CREATE)) {
            // to learn whether the brokers have tiered storage
            rules.add(new AccessRule(AccessRule.Resource.CLUSTER, LITERAL, CLUSTER_NAME, EnumSet.of(DESCRIBE_CONFIGS)));
        }
        return List.copyOf(rules);
    }

    private Map<String, EnumSet<AccessRule.Operation>> topicRules() {
        Map<String, EnumSet<AccessRule.Operation>> rules = new TreeMap<>();
        Stream.concat(writes.stream(), reads.stream())
                .forEach(topic -> rules.put(topic.name(), EnumSet.of(READ, CREATE, DESCRIBE_CONFIGS)));
        writes.forEach(
                topic -> rules.put(topic.name(), EnumSet.of(READ, WRITE, CREATE, DESCRIBE_CONFIGS, ALTER_CONFIGS)));
        deadLetters.forEach(
                topic -> rules.put(topic.deadLetterName(), EnumSet.of(WRITE, CREATE, DESCRIBE_CONFIGS, ALTER_CONFIGS)));
        deadLettersReadBack.forEach(topic ->
                rules.put(topic.deadLetterName(), EnumSet.of(READ, WRITE, CREATE, DESCRIBE_CONFIGS, ALTER_CONFIGS)));
        return rules;
    }

    /** Returns the rules of {@link #MAINTENANCE_USER}. */
    public static List<AccessRule> maintenanceRules() {
        Set<AccessRule.Operation> all = EnumSet.allOf(AccessRule.Operation.class);
        return List.of(
                new AccessRule(AccessRule.Resource.TOPIC, LITERAL, "*", all),
                new AccessRule(AccessRule.Resource.GROUP, LITERAL, "*", EnumSet.of(READ, DESCRIBE)),
                new AccessRule(
                        AccessRule.Resource.CLUSTER, LITERAL, CLUSTER_NAME, EnumSet.of(DESCRIBE, DESCRIBE_CONFIGS)));
    }

    /** Returns the rules of every user, by user. */
    public static Map<String, List<AccessRule>> rulesByUser() {
        Map<String, List<AccessRule>> rules = new TreeMap<>();
        Arrays.stream(values()).forEach(program -> rules.put(program.user(), program.rules()));
        rules.put(MAINTENANCE_USER, maintenanceRules());
        return rules;
    }
}
