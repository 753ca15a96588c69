package ventral.gateway.panache.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.gateway.ledger.model.Checkpoint;

@Entity
@Table(name = "checkpoint")
@SuppressWarnings("NullAway.Init")
public class CheckpointRow extends LedgerRow {

    public String run;
    public long seenImageCount;
    public String network;
    public String sha256;
    public long sizeBytes;
    public String uri;
    public Instant createTime;
    public byte @Nullable [] validation;
    public long ownerEpoch;
    public long ownerId;
    public long ownerSequence;

    public void set(Checkpoint checkpoint) {
        run = checkpoint.name().run().toString();
        seenImageCount = checkpoint.name().seenImageCount();
        sortKey = byImagesSeen(run, seenImageCount);
        network = checkpoint.network();
        sha256 = checkpoint.sha256();
        sizeBytes = checkpoint.sizeBytes();
        uri = checkpoint.uri();
        createTime = checkpoint.createTime();
        validation = ProtobufColumns.bytes(checkpoint.validation());
        ownerEpoch = checkpoint.fencingToken().epoch();
        ownerId = checkpoint.fencingToken().ownerId();
        ownerSequence = checkpoint.fencingToken().sequence();
    }

    @Override
    public Checkpoint value() {
        return new Checkpoint(
                CheckpointName.parse(name),
                network,
                sha256,
                sizeBytes,
                uri,
                createTime,
                ProtobufColumns.validation(validation),
                new FencingToken(ownerEpoch, ownerId, ownerSequence));
    }
}
