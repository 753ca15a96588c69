package ventral.cli.study.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ventral.api.v1.Stream;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.StudySize.TrainingKind;
import ventral.contract.name.SweepName;
import ventral.contract.wire.SpecMapper;

/** Reads how fast a system trains each kind of network, from the estimates that its gateway gives for the system's sweeps. */
public final class TrainingRates {

    private TrainingRates() {}

    /** Returns an estimate with a rate for each kind of training that the system has measured. */
    public static Map<TrainingKind, SweepEstimate> read(GatewayClient gateway) {
        Map<String, Integer> imageSizes = gateway.streams().list().stream()
                .collect(Collectors.toMap(
                        Stream::getName, stream -> stream.getSpec().getImageSize()));
        // the costs depend on the kind; at most as many trainers share them as the newest sweep of the kind has runs
        Map<TrainingKind, SweepName> sweeps = new HashMap<>();
        for (Sweep sweep : gateway.sweeps().list("")) {
            Integer imageSize = imageSizes.get(sweep.getSpec().getStream());
            if (imageSize != null) {
                sweeps.putIfAbsent(
                        new TrainingKind(
                                SpecMapper.fromWire(sweep.getSpec()).recipe().network(), imageSize),
                        SweepName.parse(sweep.getName()));
            }
        }
        Map<TrainingKind, SweepEstimate> rates = new HashMap<>();
        sweeps.forEach((kind, sweep) -> {
            SweepEstimate estimate = gateway.sweeps().get(sweep).getEstimate();
            if (estimate.hasImagesPerSecond() && estimate.getImagesPerSecond() > 0) {
                rates.put(kind, estimate);
            }
        });
        return rates;
    }
}
