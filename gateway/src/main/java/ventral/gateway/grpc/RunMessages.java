package ventral.gateway.grpc;

import ventral.api.v1.Run;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.wire.Specs;
import ventral.contract.wire.Timestamps;
import ventral.gateway.ledger.RunOrder;
import ventral.type.v1.RunSpec;
import ventral.type.v1.RunState;

/** Runs as the API has them. */
final class RunMessages {

    private RunMessages() {}

    static Run toWire(ventral.gateway.ledger.Run run) {
        var progress = run.progress();
        var message = Run.newBuilder()
                .setName(run.name().toString())
                .setSpec(Specs.toWire(run.spec()))
                .setState(RunState.valueOf("RUN_STATE_" + progress.state().name()))
                .setSeenImageCount(progress.seenImageCount())
                .setCreateTime(Timestamps.toWire(run.createTime()))
                .setUpdateTime(Timestamps.toWire(progress.updateTime().orElse(run.createTime())));
        progress.loss().ifPresent(message::setLoss);
        progress.imagesPerSecond().ifPresent(message::setImagesPerSecond);
        progress.error().map(Failures::toWire).ifPresent(message::setError);
        return message.build();
    }

    /** @throws ventral.contract.spec.InvalidFieldException if a name is none */
    static RunOrder order(RunSpec spec, String path) {
        return new RunOrder(
                Fields.read(path + ".stream", spec.getStream(), StreamName::parse),
                Fields.read(path + ".objective", spec.getObjective(), ObjectiveName::parse),
                spec.getImageCount(),
                spec.getEpochCount(),
                spec.getSeed(),
                spec.getCheckpointsPerDecade());
    }
}
