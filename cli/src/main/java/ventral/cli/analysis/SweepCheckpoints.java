package ventral.cli.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/** Lists a sweep's checkpoints in the CSV format that the scorer's analyses read. */
final class SweepCheckpoints {

    private static final String HEAD = "name,network,image_size,weights,sha256";

    private final GatewayClient gateway;
    private final Map<String, Integer> imageSizes = new HashMap<>();

    SweepCheckpoints(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns the lines of the list, its header first.
     *
     * @throws IllegalArgumentException if the sweep has no checkpoints yet
     */
    List<String> lines(SweepName sweep, boolean all) {
        gateway.sweeps().get(sweep);
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (Run run : gateway.runs().list(FilterBuilder.runsOfSweep(sweep))) {
            List<Checkpoint> checkpoints = gateway.checkpoints().list(RunName.parse(run.getName())).stream()
                    .sorted(Comparator.comparingLong(Checkpoint::getSeenImageCount))
                    .toList();
            checkpoints.stream()
                    .skip(all ? 0 : Math.max(0, checkpoints.size() - 1))
                    .map(checkpoint -> line(run, checkpoint))
                    .forEach(lines::add);
        }
        if (lines.size() == 1) {
            throw new IllegalArgumentException("%s has no checkpoints yet".formatted(sweep));
        }
        return lines;
    }

    private String line(Run run, Checkpoint checkpoint) {
        int imageSize = imageSizes.computeIfAbsent(
                run.getSpec().getStream(),
                stream -> gateway.streams()
                        .get(StreamName.parse(stream))
                        .getSpec()
                        .getImageSize());
        return "%s,%s,%d,\"%s\",%s"
                .formatted(
                        checkpoint.getName(),
                        checkpoint.getNetwork(),
                        imageSize,
                        checkpoint.getUri(),
                        HexFormat.of().formatHex(checkpoint.getSha256().toByteArray()));
    }
}
