package ventral.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ventral.cli.backup.BackupTarget;
import ventral.cli.study.yaml.StudyTarget;
import ventral.gateway.grpc.run.RequestTargets;
import ventral.gateway.kafka.LedgerRecordTarget;
import ventral.gateway.ledger.query.QueryTargets;
import ventral.platform.kafka.TraceHeaderTarget;
import ventral.platform.pixels.ImageCodecTarget;
import ventral.platform.safetensors.SafetensorsTarget;
import ventral.render.assimp.ModelTargets;
import ventral.render.files.PackTargets;
import ventral.render.model.ExpressionTarget;
import ventral.render.yaml.RecipeTarget;
import ventral.scorer.files.benchmark.BenchmarkTargets;
import ventral.scorer.files.stimulus.StimulusTargets;
import ventral.scorer.netcdf.NetcdfTarget;
import ventral.scorer.pytorch.StateDictTarget;
import ventral.trainer.kafka.ImageBatchTarget;

/** Lists every target, and finds the inputs that once broke a bound of one. */
final class FuzzTargets {

    /** Targets that run native code, which may end the process. */
    private static final Set<String> NATIVE = Set.of("model-obj", "model-gltf", "texture");

    private static final Path FINDINGS = Path.of("src", "test", "resources", "ventral", "fuzz", "findings");

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        List<FuzzTarget> targets = new ArrayList<>();
        targets.add(ImageBatchTarget.target());
        targets.add(ImageCodecTarget.target());
        targets.add(LedgerRecordTarget.target());
        targets.add(TraceHeaderTarget.target());
        targets.add(SafetensorsTarget.target());
        targets.add(StateDictTarget.target());
        targets.addAll(BenchmarkTargets.targets());
        targets.add(NetcdfTarget.target());
        targets.addAll(StimulusTargets.targets());
        targets.add(RecipeTarget.target());
        targets.add(ExpressionTarget.target());
        targets.addAll(PackTargets.targets());
        targets.add(StudyTarget.target());
        targets.add(BackupTarget.target());
        targets.addAll(QueryTargets.targets());
        targets.add(ResourceNameTarget.target());
        targets.addAll(RequestTargets.targets());
        targets.addAll(ModelTargets.targets());
        return targets;
    }

    static boolean runsNativeCode(FuzzTarget target) {
        return NATIVE.contains(target.name());
    }

    /**
     * Returns a target.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static FuzzTarget find(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown target '%s': must be one of %s"
                        .formatted(name, all().stream().map(FuzzTarget::name).toList())));
    }

    /** Returns the folder of inputs that once broke a bound of the target. It may be absent. */
    static Path findings(FuzzTarget target) {
        return FINDINGS.resolve(target.name());
    }

    /** Returns the seeds of a target and its findings. */
    static List<byte[]> corpus(FuzzTarget target) {
        List<byte[]> corpus = new ArrayList<>(target.seeds().get());
        if (Files.isDirectory(findings(target))) {
            try (Stream<Path> files = Files.list(findings(target))) {
                for (Path file : files.sorted().toList()) {
                    corpus.add(Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return corpus;
    }
}
