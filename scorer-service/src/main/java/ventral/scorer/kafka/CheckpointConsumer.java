package ventral.scorer.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.contract.fencing.FencingToken;
import ventral.contract.fencing.LateRowFilter;
import ventral.contract.name.CheckpointName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.platform.kafka.TraceHeader;
import ventral.platform.thread.ProcessFailure;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.evaluation.Checkpoint;

/**
 * Consumes checkpoints of the assigned partitions and adds their scoring tasks. Late checkpoints of former owners of a
 * run are skipped.
 */
@ApplicationScoped
@Identifier("checkpoints") public class CheckpointConsumer implements KafkaConsumerRebalanceListener {

    private final ScoringTaskTable tasks;
    private final KafkaScoreStore scores;
    private final ProcessFailure failure;
    private final LateRowFilter filter = new LateRowFilter();

    public CheckpointConsumer(ScoringTaskTable tasks, KafkaScoreStore scores, ProcessFailure failure) {
        this.tasks = tasks;
        this.scores = scores;
        this.failure = failure;
    }

    @Incoming("checkpoints")
    @Blocking
    public void onCheckpoint(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        if (row.value() == null) {
            filter.forget(row.key());
            return;
        }
        CheckpointWritten checkpoint = Topics.CHECKPOINTS.decode(row.value());
        if (filter.isLate(row.key(), token(checkpoint))) {
            return;
        }
        try {
            tasks.add(checkpoint, TraceHeader.get(row.headers()));
        } catch (Error e) {
            failure.report("the consumer of checkpoints", e);
            throw e;
        }
    }

    /** Reads the topic from its start, so that benchmarks added later are scored on every checkpoint. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        scores.invalidate();
        consumer.seekToBeginning(partitions);
    }

    private static FencingToken token(CheckpointWritten row) {
        return new FencingToken(row.getOwnerEpoch(), row.getOwnerId(), row.getOwnerSequence());
    }

    /**
     * Decodes a checkpoint.
     *
     * @throws IllegalArgumentException if a value is out of its limits, such as a malformed URI
     */
    static Checkpoint checkpoint(CheckpointWritten message) {
        return new Checkpoint(
                CheckpointName.parse(message.getCheckpoint()),
                SpecMapper.fromWire(message.getRunSpec()),
                network(message, message.getWeights()),
                message.hasRecalibratedWeights() ? network(message, message.getRecalibratedWeights()) : null);
    }

    private static WeightsArtifact network(CheckpointWritten message, Artifact weights) {
        return new WeightsArtifact(
                message.getNetwork(),
                message.getImageSize(),
                uri(message, weights),
                HexFormat.of().formatHex(weights.getSha256().toByteArray()),
                weights.getSizeBytes());
    }

    private static URI uri(CheckpointWritten message, Artifact weights) {
        try {
            return new URI(weights.getUri());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the weights of %s have the malformed URI '%s': train the run again, or drop the record"
                            .formatted(message.getCheckpoint(), weights.getUri()),
                    e);
        }
    }
}
