package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import ventral.contract.name.CheckpointName;
import ventral.gateway.ledger.Checkpoint;

@Entity
@Table(name = "checkpoint")
@SuppressWarnings("NullAway.Init")
class CheckpointRow extends LedgerRow {

    public String run;
    public String sha256;
    public long sizeBytes;
    public String uri;
    public Instant createTime;

    void set(Checkpoint checkpoint) {
        run = checkpoint.name().run().toString();
        sortKey = byImagesSeen(run, checkpoint.name().seenImageCount());
        sha256 = checkpoint.sha256();
        sizeBytes = checkpoint.sizeBytes();
        uri = checkpoint.uri();
        createTime = checkpoint.createTime();
    }

    @Override
    Checkpoint value() {
        return new Checkpoint(CheckpointName.parse(name), sha256, sizeBytes, uri, createTime);
    }
}
