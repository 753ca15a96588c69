package ventral.gateway.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.topic.Topics;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerSource;

/** Decodes records to entries of the ledger. */
final class RecordDecoder {

    private RecordDecoder() {}

    static LedgerEntry entry(ConsumerRecord<String, byte[]> row) {
        LedgerEntry.RecordPosition place =
                new LedgerEntry.RecordPosition(new LedgerEntry.Partition(row.topic(), row.partition()), row.offset());
        String key = row.key() == null ? "" : withoutNulCharacters(row.key());
        try {
            return new LedgerEntry(place, key, change(SourceTopics.source(row.topic()), key, row));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return new LedgerEntry(
                    place, key, new Change.UnreadableRecord(withoutNulCharacters(String.valueOf(e.getMessage()))));
        }
    }

    /** Replaces the character NUL, which PostgreSQL rejects in text. */
    static String withoutNulCharacters(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static Change change(LedgerSource source, String key, ConsumerRecord<String, byte[]> row)
            throws InvalidProtocolBufferException {
        ResourceName name = name(source, key);
        return row.value() == null
                ? new Change.KeyDeleted(source, name)
                : checked(name, change(source, row.value(), row.partition()));
    }

    private static Change.ResourceChange change(LedgerSource source, byte[] value, int partition)
            throws InvalidProtocolBufferException {
        return switch (source) {
            case STREAM_INTENTS -> EventMapper.stream(Topics.STREAM_INTENTS.decode(value));
            case RUN_INTENTS -> EventMapper.run(Topics.RUN_INTENTS.decode(value), partition);
            case SWEEP_INTENTS -> EventMapper.sweep(Topics.SWEEP_INTENTS.decode(value));
            case STREAM_STATUSES -> EventMapper.progress(Topics.STREAM_STATUSES.decode(value));
            case RUN_STATUSES -> EventMapper.progress(Topics.RUN_STATUSES.decode(value));
            case CHECKPOINTS -> EventMapper.checkpoint(Topics.CHECKPOINTS.decode(value));
            case SCORES -> ScoreEventMapper.score(Topics.SCORES.decode(value));
            case REFERENCE_SCORES -> ScoreEventMapper.referenceScore(Topics.REFERENCE_SCORES.decode(value));
            case BENCHMARKS -> ScoreEventMapper.benchmark(Topics.BENCHMARKS.decode(value));
        };
    }

    /** Checks that a record describes the resource of its key; otherwise it would overwrite another resource. */
    private static Change checked(ResourceName key, Change.ResourceChange change) {
        if (!change.name().equals(key)) {
            throw new IllegalArgumentException("the record with key %s describes %s".formatted(key, change.name()));
        }
        return change;
    }

    private static ResourceName name(LedgerSource source, String key) {
        return switch (source) {
            case STREAM_INTENTS, STREAM_STATUSES -> StreamName.parse(key);
            case RUN_INTENTS, RUN_STATUSES -> RunName.parse(key);
            case SWEEP_INTENTS -> SweepName.parse(key);
            case CHECKPOINTS -> CheckpointName.parse(key);
            case SCORES -> ScoreName.parse(key);
            case REFERENCE_SCORES -> ReferenceScoreName.parse(key);
            case BENCHMARKS -> BenchmarkName.parse(key);
        };
    }
}
