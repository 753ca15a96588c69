package ventral.gateway.grpc.analysis;

import ventral.api.v1.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.wire.LatentMapper;
import ventral.gateway.analysis.OutputUnits;

/** Converts objectives to messages of the API. */
final class ObjectiveMapper {

    private ObjectiveMapper() {}

    static Objective toWire(ventral.contract.latent.Objective objective) {
        var message = Objective.newBuilder()
                .setName(ObjectiveName.of(objective))
                .setDisplayName(objective.displayName())
                .setOutputUnitCount(OutputUnits.paperUnitCount(objective));
        objective.latents().stream().map(LatentMapper::toWire).forEach(message::addLatents);
        return message.build();
    }
}
