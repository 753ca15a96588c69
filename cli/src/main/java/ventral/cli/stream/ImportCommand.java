package ventral.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;
import ventral.api.v1.Stream;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.GatewayOption;
import ventral.cli.output.CommandException;
import ventral.cli.service.ServiceLauncher;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.SpecMapper;

/** Lets the renderer read an image set, creates the stream that results, and lets the renderer publish it. */
@Command(name = "import", description = "Imports labelled images from files as a stream.")
public final class ImportCommand implements Callable<Integer> {

    private static final long BETWEEN_LOOKS_MILLIS = 100;
    private static final List<String> NEED_NO_SYSTEM = List.of("--help", "-h", "--version", "-V", "--check");
    private static final String SPEC = ".spec";

    @Mixin
    private GatewayOption option = new GatewayOption();

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("import"));
        command.addAll(arguments.isEmpty() ? List.of("--help") : arguments);
        if (command.stream().anyMatch(NEED_NO_SYSTEM::contains)) {
            return ServiceLauncher.RENDERER.run(command);
        }
        try (GatewayClient gateway = option.connect()) {
            gateway.streams().list(); // fails at once if no gateway answers
            return publish(gateway, command);
        }
    }

    private static int publish(GatewayClient gateway, List<String> command)
            throws CommandException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ventral-import");
        command.addAll(List.of("--spec-folder", folder.toString()));
        Process renderer = ServiceLauncher.RENDERER.start(command);
        try {
            Optional<Path> spec = Optional.empty();
            while (spec.isEmpty() && !renderer.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                spec = spec(folder);
            }
            if (spec.isPresent()) {
                order(gateway, spec.get());
            }
            return renderer.waitFor();
        } finally {
            renderer.destroy();
            remove(folder);
        }
    }

    private static Optional<Path> spec(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SPEC)).findAny();
        }
    }

    /** Creates the stream; an existing stream of the same images is continued. */
    private static void order(GatewayClient gateway, Path file) throws IOException {
        String word = file.getFileName().toString();
        StreamName name = new StreamName(word.substring(0, word.length() - SPEC.length()));
        StreamSpec spec = SpecMapper.fromWire(ventral.type.v1.StreamSpec.parseFrom(Files.readAllBytes(file)));
        Optional<Stream> there = gateway.streams().find(name);
        if (there.isEmpty()) {
            gateway.streams().create(name, spec);
        } else if (!SpecMapper.fromWire(there.get().getSpec()).equals(spec)) {
            throw new IllegalArgumentException(
                    "%s already exists with other images; choose another name, or delete it first".formatted(name));
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
