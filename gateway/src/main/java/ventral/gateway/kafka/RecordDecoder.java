package ventral.gateway.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
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
import ventral.platform.digest.Sha256;

/** Decodes records to entries of the ledger. A record that cannot be decoded or converted becomes a hole. */
final class RecordDecoder {

    /** Longest key of an entry, in characters. No name of a resource is as long, and PostgreSQL can index it. */
    private static final int MAX_KEY_LENGTH = 500;

    private static final int MAX_CAUSE_LENGTH = 1000;

    private RecordDecoder() {}

    static LedgerEntry entry(ConsumerRecord<String, byte[]> row) {
        LedgerEntry.RecordPosition place = new LedgerEntry.RecordPosition(
                new LedgerEntry.Partition(row.topic(), row.partition()),
                row.offset(),
                row.leaderEpoch().orElse(null));
        String key = row.key() == null ? "" : storableKey(row.key());
        try {
            return new LedgerEntry(place, key, change(SourceTopics.source(row.topic()), key, row));
        } catch (InvalidProtocolBufferException | RuntimeException e) {
            // Whatever a record makes the conversion throw, it would throw again at each retry.
            return new LedgerEntry(place, key, row.value() == null ? new Change.UnreadableKeyDeleted() : unreadable(e));
        }
    }

    /** Returns the change for a record that cannot be decoded, converted or stored because of this exception. */
    static Change.UnreadableRecord unreadable(Exception e) {
        String message = withoutNulCharacters(e.getMessage() == null ? e.toString() : e.getMessage());
        return new Change.UnreadableRecord(
                message.length() <= MAX_CAUSE_LENGTH ? message : start(message, MAX_CAUSE_LENGTH) + "…");
    }

    /** Returns the key itself, or the start of a long key and its digest, so that different keys remain different. */
    private static String storableKey(String key) {
        return key.length() <= MAX_KEY_LENGTH
                ? withoutNulCharacters(key)
                : "%s… (SHA-256 %s)"
                        .formatted(
                                withoutNulCharacters(start(key, MAX_KEY_LENGTH)),
                                Sha256.hex(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the first characters of a longer text, without half of a surrogate pair. */
    private static String start(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
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
