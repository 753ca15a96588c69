package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.trainer.djl.Precision;

/** Compares the losses of the same steps from the same weights on the same batches, ours and PyTorch's. */
final class LossCurveComparison {

    /** Measures our side in its own process. */
    interface ProbeRunner {
        JsonNode probe(ProbeCommand.Kind kind, Precision precision, TrainingWorkload workload, List<String> more)
                throws InterruptedException;
    }

    private final int steps;
    private final String device;
    private final ProbeRunner ours;

    LossCurveComparison(int steps, String device, ProbeRunner ours) {
        this.steps = steps;
        this.device = device;
        this.ours = ours;
    }

    void print(TrainingWorkload workload, @Nullable PyTorchPeer peer) throws InterruptedException, IOException {
        LossCurves curves = new LossCurves();
        Path folder = Files.createTempDirectory("ventral-curve");
        try {
            for (Precision precision : Precision.values()) {
                String of = precision.name().toLowerCase(Locale.ROOT);
                Path files = folder.resolve(of);
                JsonNode losses =
                        ours.probe(ProbeCommand.Kind.CURVE, precision, workload, List.of("--folder", files.toString()));
                curves.add("ours " + of, losses.path("losses"));
                if (peer != null) {
                    String variant = precision == Precision.FP32 ? PyTorchPeer.EAGER : PyTorchPeer.fast(precision);
                    List<String> more = List.of(
                            "--steps", Integer.toString(steps),
                            "--weights", files.resolve(PeerInputFiles.WEIGHTS).toString(),
                            "--batches", files.resolve(PeerInputFiles.BATCHES).toString());
                    JsonNode theirs = peer.run(
                            "curve", variant, MeasurementProcess.PeerEnvironment.PLAIN, device, workload, more);
                    curves.add("PyTorch " + of, theirs.path("losses"));
                }
            }
        } finally {
            delete(folder);
        }
        System.out.print(curves.table());
        System.out.println();
        if (peer != null) {
            curves.differences("ours fp32", "PyTorch fp32").forEach(System.out::println);
            curves.differences("ours bf16", "PyTorch bf16").forEach(System.out::println);
            curves.differences("ours bf16", "PyTorch fp32").forEach(System.out::println);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
