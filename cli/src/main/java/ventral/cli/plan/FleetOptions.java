package ventral.cli.plan;

import picocli.CommandLine.Option;
import ventral.contract.topic.Topics;
import ventral.planner.plan.FailureModel;
import ventral.planner.plan.Fleet;

/** Options for the fleet to plan. */
final class FleetOptions {

    private static final int USUAL_COPIES = 3;

    @Option(names = "--renderers", paramLabel = "N", description = "number of renderers (default: ${DEFAULT-VALUE})")
    private int renderers = 1;

    @Option(names = "--trainers", paramLabel = "N", description = "number of trainers (default: ${DEFAULT-VALUE})")
    private int trainers = 1;

    @Option(names = "--scorers", paramLabel = "N", description = "number of scorers (default: ${DEFAULT-VALUE})")
    private int scorers = 1;

    @Option(names = "--brokers", paramLabel = "N", description = "number of brokers (default: ${DEFAULT-VALUE})")
    private int brokers = 1;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "copies of every record (default: 3, or the number of brokers if there are fewer)")
    private int replication;

    @Option(
            names = "--log-partitions",
            paramLabel = "N",
            description = "partitions of a stream's log, the most renderers that can work on it (default: "
                    + "${DEFAULT-VALUE}, as topics are created)")
    private int logPartitions = Topics.IMAGE_LOG_PARTITIONS;

    @Option(
            names = "--shares",
            paramLabel = "N",
            description = "partitions by which work is assigned, the most nodes of a kind that can be busy (default: "
                    + "${DEFAULT-VALUE}, as topics are created)")
    private int shares = Topics.RUN_INTENTS.partitionCount();

    @Option(
            names = "--cohort-limit",
            paramLabel = "N",
            description = "maximum number of runs that a trainer trains side by side (default: ${DEFAULT-VALUE})")
    private int cohortLimit = 8;

    @Option(
            names = "--failures-per-hour",
            paramLabel = "N",
            description = "failures per hour of each renderer, trainer and scorer (default: none)")
    private double failuresPerHour;

    @Option(
            names = "--restart-seconds",
            paramLabel = "N",
            description = "seconds until a failed node is replaced (default: ${DEFAULT-VALUE})")
    private double restartSeconds = 120;

    @Option(
            names = "--failure-seed",
            paramLabel = "N",
            description = "seed of the times of failures (default: ${DEFAULT-VALUE})")
    private long failureSeed;

    Fleet fleet() {
        return new Fleet(
                renderers,
                trainers,
                scorers,
                brokers,
                replication > 0 ? replication : Math.min(USUAL_COPIES, brokers),
                logPartitions,
                shares,
                cohortLimit);
    }

    FailureModel failures() {
        return new FailureModel(failuresPerHour, restartSeconds, failureSeed);
    }
}
