package ventral.trainer.kafka;

import ventral.contract.fencing.FencingToken;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;

/** Maps fencing tokens to and from the rows that trainers write. */
final class FencingTokenMapper {

    private FencingTokenMapper() {}

    static FencingToken fromWire(RunStatus row) {
        return new FencingToken(row.getOwnerEpoch(), row.getOwnerId(), row.getOwnerSequence());
    }

    static FencingToken fromWire(CheckpointWritten row) {
        return new FencingToken(row.getOwnerEpoch(), row.getOwnerId(), row.getOwnerSequence());
    }

    static FencingToken fromWire(RunSaved row) {
        return fromWire(row.getState());
    }

    static void set(RunStatus.Builder row, FencingToken token) {
        row.setOwnerEpoch(token.epoch()).setOwnerId(token.ownerId()).setOwnerSequence(token.sequence());
    }

    static void set(CheckpointWritten.Builder row, FencingToken token) {
        row.setOwnerEpoch(token.epoch()).setOwnerId(token.ownerId()).setOwnerSequence(token.sequence());
    }
}
