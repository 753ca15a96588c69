package ventral.benchmarks.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.benchmarks.train.kafka.BenchStream;
import ventral.contract.name.StreamName;
import ventral.trainer.djl.Precision;
import ventral.trainer.djl.PrecisionChoice;

@Command(
        name = "train",
        usageHelpWidth = 110,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures training throughput in images per second and memory, compared with PyTorch in Python: the bare",
            "step, the step fed from a broker, and PyTorch in several variants. Each variant is measured in its own",
            "process, in turn, several times. Prints the median of throughput and the peak of memory.",
            "",
            "Uses PyTorch of the interpreter given by --python, by the variable VENTRAL_PYTHON, or of python3.",
            "",
            "Example: ./ventral bench train --image-size 64 --rounds 5"
        })
@SuppressWarnings("NullAway.Init")
public final class TrainingStepBenchCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DISTINCT_BATCHES = 16;
    private static final int AHEAD = 16;
    private static final int PEERS_WARM_UP = 5;

    @Option(
            names = "--image-size",
            arity = "1..*",
            defaultValue = "64 128 224",
            split = " ",
            description = "Widths and heights in pixels" + TrainingWorkloadOptions.ONE_DEFAULT + ".")
    List<Integer> imageSizes;

    @Option(
            names = "--precision",
            arity = "1..*",
            description = "Precision of our step: ${COMPLETION-CANDIDATES} (default: the trainer's on this device).")
    List<Precision> precisions = List.of();

    @Mixin
    TrainingWorkloadOptions options;

    @Option(
            names = "--steps",
            defaultValue = "30",
            description = "Steps of one measurement" + TrainingWorkloadOptions.ONE_DEFAULT + ".")
    int steps;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Measurements of each variant" + TrainingWorkloadOptions.ONE_DEFAULT + ".")
    int rounds;

    @Option(names = "--python", paramLabel = "PYTHON", description = "Python interpreter with PyTorch.")
    @Nullable String python;

    @Option(names = "--no-peer", description = "Skips PyTorch in Python.")
    boolean withoutPeer;

    @Option(names = "--compile", description = "Also measures compiled PyTorch, which needs a C++ compiler.")
    boolean compile;

    @Option(
            names = "--learning-curve",
            paramLabel = "STEPS",
            defaultValue = "0",
            description = "Compares the losses of STEPS steps from the same weights on the same batches instead.")
    int curveSteps;

    @Option(
            names = "--long",
            paramLabel = "STEPS",
            defaultValue = "0",
            description = "Prints the memory in use during STEPS steps instead; use about 10000.")
    int longSteps;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = {
                "Broker of the stream-fed step (./ventral bench train starts one);",
                "without it, that step is not measured."
            })
    @Nullable String kafka;

    @Option(
            names = "--peer-folder",
            paramLabel = "DIR",
            defaultValue = "benchmarks/peers",
            description = "Folder of the peer's script" + TrainingWorkloadOptions.ONE_DEFAULT + ".")
    Path peerFolder;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (precisions.isEmpty()) {
            precisions = List.of(fastestPrecision());
        }
        PyTorchPeer peer = withoutPeer || longSteps > 0 ? null : peer();
        for (int imageSize : imageSizes) {
            TrainingWorkload workload = options.workload(imageSize);
            System.out.printf("%n%s%n%n", workload);
            if (curveSteps > 0) {
                new LossCurveComparison(curveSteps, options.device, this::probe).print(workload, peer);
            } else {
                try (StreamFixture fed = fed(workload)) {
                    if (longSteps > 0) {
                        watchMemory(workload, fed);
                    } else {
                        compareSpeeds(workload, peer, fed);
                    }
                }
            }
        }
        return 0;
    }

    /** Returns the precision in which the trainer computes on the device. */
    private Precision fastestPrecision() {
        return PrecisionChoice.AUTO.resolve(options.device.startsWith("gpu"));
    }

    private @Nullable PyTorchPeer peer() throws InterruptedException {
        String interpreter = PyTorchPeer.interpreter(python);
        try {
            PyTorchPeer peer = PyTorchPeer.find(interpreter, peerFolder);
            System.out.printf("the peer is PyTorch %s of %s%n", peer.version(), interpreter);
            return peer;
        } catch (IllegalStateException e) {
            System.out.printf(
                    "PyTorch in Python is not measured: %s.%nGive an interpreter with PyTorch by --python or VENTRAL_PYTHON, for example%n  python3 -m venv venv && venv/bin/pip install torch && ./ventral bench train --python venv/bin/python%n",
                    e.getMessage());
            return null;
        }
    }

    private StreamFixture fed(TrainingWorkload workload) {
        if (kafka == null || curveSteps > 0) {
            return new StreamFixture(null, List.of());
        }
        StreamName name = new StreamName("bench-%d-%d"
                .formatted(workload.imageSize(), ProcessHandle.current().pid()));
        List<SyntheticBatch> pictures = Stream.iterate(0L, i -> i + 1)
                .limit(DISTINCT_BATCHES)
                .map(i -> SyntheticBatch.batch(i, workload.batchSize(), workload.imageSize()))
                .toList();
        // the source reads ahead, so it needs more batches than are learnt
        long count = longSteps > 0 ? 4L * DISTINCT_BATCHES : ProbeCommand.WARM_UP + steps + AHEAD;
        BenchStream stream = BenchStream.publish(
                Map.of("bootstrap.servers", kafka), name, count, i -> pictures.get((int) (i % DISTINCT_BATCHES)));
        return new StreamFixture(
                stream, List.of("--kafka", kafka, "--stream", name.id(), "--stream-batches", Long.toString(count)));
    }

    private void compareSpeeds(TrainingWorkload workload, @Nullable PyTorchPeer peer, StreamFixture fed)
            throws InterruptedException {
        List<BenchVariant> ours = new ArrayList<>();
        for (Precision precision : precisions) {
            String of = precision.name().toLowerCase(Locale.ROOT);
            ours.add(new BenchVariant(
                    BenchVariant.Role.BARE,
                    "ours, bare step, " + of,
                    () -> figures(probe(ProbeCommand.Kind.BARE, precision, workload, List.of()))));
            if (fed.isThere()) {
                ours.add(new BenchVariant(
                        BenchVariant.Role.FED,
                        "ours, stream-fed, " + of,
                        () -> figures(probe(ProbeCommand.Kind.FED, precision, workload, fed.options()))));
            }
        }
        List<BenchVariant> theirs = peer == null ? List.of() : peers(workload, peer);
        List<BenchVariant> inTurn = new ArrayList<>();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            ours.stream().skip(i).limit(1).forEach(inTurn::add);
            theirs.stream().skip(i).limit(1).forEach(inTurn::add);
        }
        for (int round = 1; round <= rounds; round++) {
            for (BenchVariant subject : inTurn) {
                System.err.printf("round %d of %d: %s%n", round, rounds, subject.name());
                subject.measure();
            }
        }
        ThroughputComparison scores = new ThroughputComparison(
                Stream.concat(ours.stream(), theirs.stream()).toList());
        System.out.print(scores.table());
        System.out.println();
        if (!options.device.equals("gpu")) {
            scores.targets().forEach(System.out::println);
        }
    }

    private List<BenchVariant> peers(TrainingWorkload workload, PyTorchPeer peer) {
        List<BenchVariant> subjects = new ArrayList<>();
        Precision fastest = fastestPrecision();
        if (fastest == Precision.FP32) {
            System.out.println("PyTorch in bfloat16 is not measured: this CPU has no instructions for it.");
        }
        for (String variant : PyTorchPeer.variants(fastest, compile || options.device.equals("gpu"))) {
            BenchVariant.Role role =
                    variant.equals(PyTorchPeer.EAGER) ? BenchVariant.Role.PEER_EAGER : BenchVariant.Role.PEER;
            subjects.add(peer(role, peer, variant, MeasurementProcess.PeerEnvironment.PLAIN, workload));
            if (variant.equals(PyTorchPeer.fast(fastest)) && MeasurementProcess.PeerEnvironment.differ()) {
                subjects.add(peer(role, peer, variant, MeasurementProcess.PeerEnvironment.OUR_ALLOCATOR, workload));
            }
        }
        return subjects;
    }

    private BenchVariant peer(
            BenchVariant.Role role,
            PyTorchPeer peer,
            String variant,
            MeasurementProcess.PeerEnvironment surroundings,
            TrainingWorkload workload) {
        String name = "PyTorch, %s%s"
                .formatted(
                        variant.replace('-', ' '),
                        surroundings == MeasurementProcess.PeerEnvironment.PLAIN ? "" : ", our allocator");
        return new BenchVariant(
                role,
                name,
                () -> figures(peer.run("measure", variant, surroundings, options.device, workload, stepsOption())));
    }

    private List<String> stepsOption() {
        return List.of("--steps", Integer.toString(steps), "--warm-up", Integer.toString(PEERS_WARM_UP));
    }

    private void watchMemory(TrainingWorkload workload, StreamFixture fed) throws InterruptedException {
        for (Precision precision : precisions) {
            System.out.printf("memory in use, %s, %s%n", precision, fed.isThere() ? "stream-fed" : "bare step");
            probe(ProbeCommand.Kind.MEMORY, precision, workload, fed.options());
        }
    }

    private JsonNode probe(ProbeCommand.Kind kind, Precision precision, TrainingWorkload workload, List<String> more)
            throws InterruptedException {
        int count = kind == ProbeCommand.Kind.CURVE ? curveSteps : kind == ProbeCommand.Kind.MEMORY ? longSteps : steps;
        List<String> arguments = new ArrayList<>(List.of("probe"));
        arguments.addAll(List.of("--kind", kind.name(), "--precision", precision.name()));
        arguments.addAll(List.of("--steps", Integer.toString(count), "--device", options.device));
        arguments.addAll(more);
        arguments.addAll(workload.options());
        return MeasurementProcess.ours(arguments, System.out::println);
    }

    private static TrainingMeasurement figures(JsonNode answer) {
        try {
            return JSON.treeToValue(answer, TrainingMeasurement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("invalid result of a measurement: " + answer, e);
        }
    }
}
