package ventral.trainer.kafka;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.platform.kafka.TableRules;

/**
 * The tables that trainers write. No row is replaced by one with a lower fencing token, which is a late row of a former
 * owner. They are not closed: a trainer that stops would wait for a broker that does not answer, and their consumers
 * belong to no group.
 */
public record RunTables(
        LiveTable<RunStatus> statuses, LiveTable<CheckpointWritten> checkpoints, LiveTable<RunSaved> resumePoints) {

    static final TableRules<RunStatus> STATUS_RULES = TableRules.<RunStatus>lastRow()
            .checkedBy(KafkaRunReporter::check)
            .orderedBy(Comparator.comparing(row -> FencingTokenMapper.fromWire(row)));
    static final TableRules<CheckpointWritten> CHECKPOINT_RULES = TableRules.<CheckpointWritten>lastRow()
            .checkedBy(KafkaCheckpointStore::checkCheckpoint)
            .orderedBy(Comparator.comparing(row -> FencingTokenMapper.fromWire(row)));
    static final TableRules<RunSaved> RESUME_POINT_RULES = TableRules.<RunSaved>lastRow()
            .checkedBy(KafkaCheckpointStore::checkResumePoint)
            .orderedBy(Comparator.comparing(row -> FencingTokenMapper.fromWire(row)));

    /** Opens the tables; each sender sends to the topic after which it is named. */
    public static RunTables open(
            LiveTables tables,
            LiveTable.RecordSender statuses,
            LiveTable.RecordSender checkpoints,
            LiveTable.RecordSender resumePoints) {
        return new RunTables(
                tables.open(Topics.RUN_STATUSES, statuses, STATUS_RULES),
                tables.open(Topics.CHECKPOINTS, checkpoints, CHECKPOINT_RULES),
                tables.open(Topics.RESUME_POINTS, resumePoints, RESUME_POINT_RULES));
    }

    /** Reads every record that was in the topics when the call began. */
    void refresh() {
        statuses.refresh();
        checkpoints.refresh();
        resumePoints.refresh();
    }

    /** Returns the token of a run's status as of the last refresh. */
    FencingToken statusToken(RunName run) {
        return statuses.get(run.toString()).map(FencingTokenMapper::fromWire).orElse(FencingToken.NONE);
    }

    /** Returns the highest token in any row of each run as of the last refresh. Scans the checkpoints once. */
    Map<RunName, FencingToken> highestTokens(Collection<RunName> runs) {
        Map<RunName, FencingToken> highest = new LinkedHashMap<>();
        for (RunName run : runs) {
            FencingToken resumed = resumePoints
                    .get(run.toString())
                    .map(FencingTokenMapper::fromWire)
                    .orElse(FencingToken.NONE);
            highest.put(run, FencingToken.max(resumed, statusToken(run)));
        }
        for (CheckpointWritten row : checkpoints.rows(row -> true)) {
            highest.computeIfPresent(
                    CheckpointName.parse(row.getCheckpoint()).run(),
                    (run, token) -> FencingToken.max(token, FencingTokenMapper.fromWire(row)));
        }
        return highest;
    }
}
