package ventral.cli;

import picocli.CommandLine.Option;
import ventral.cli.plan.Failures;
import ventral.cli.plan.Fleet;
import ventral.contract.topic.Topics;

/** Options for the fleet to plan. */
final class FleetOptions {

    private static final int USUAL_COPIES = 3;

    @Option(names = "--renderers", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int renderers = 1;

    @Option(names = "--trainers", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int trainers = 1;

    @Option(names = "--scorers", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int scorers = 1;

    @Option(names = "--brokers", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})")
    private int brokers = 1;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "copies of every record (default: 3, or one a broker if there are fewer)")
    private int replication;

    @Option(
            names = "--log-partitions",
            paramLabel = "N",
            description =
                    "of a stream's log: so many renderers work on it at most (default: ${DEFAULT-VALUE}, as topics "
                            + "are made)")
    private int logPartitions = Topics.IMAGE_LOG_PARTITIONS;

    @Option(
            names = "--shares",
            paramLabel = "N",
            description = "in which work is shared out: so many of each kind are busy at most (default: "
                    + "${DEFAULT-VALUE}, as topics are made)")
    private int shares = Topics.RUN_INTENTS.partitionCount();

    @Option(
            names = "--cohort-limit",
            paramLabel = "N",
            description = "runs that a trainer trains side by side at most (default: ${DEFAULT-VALUE})")
    private int cohortLimit = 8;

    @Option(
            names = "--failures-per-hour",
            paramLabel = "N",
            description = "how often each renderer, trainer and scorer is taken away (default: never)")
    private double failuresPerHour;

    @Option(
            names = "--restart-seconds",
            paramLabel = "N",
            description = "until another stands in its place (default: ${DEFAULT-VALUE})")
    private double restartSeconds = 120;

    @Option(names = "--failure-seed", paramLabel = "N", description = "of when (default: ${DEFAULT-VALUE})")
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

    Failures failures() {
        return new Failures(failuresPerHour, restartSeconds, failureSeed);
    }
}
