package ventral.cli.maintenance;

import static ventral.cli.terminal.TextTable.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.api.v1.Checkpoint;
import ventral.cli.doctor.BrokerState;
import ventral.cli.doctor.DiskChecks;
import ventral.cli.doctor.DoctorFinding;
import ventral.cli.doctor.DoctorFinding.Severity;
import ventral.cli.doctor.ResourceChecks;
import ventral.cli.doctor.TopicChecks;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.GatewayException;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.BrokerStateReader;
import ventral.cli.option.EnumConverter;
import ventral.cli.option.GatewayOption;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.platform.files.DiskWatermark;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks an installation, and lists problems and what to do about them.",
            "",
            "Checks streams, runs and benchmarks at the gateway, reads a byte of the newest checkpoint through it,",
            "and checks the broker's topics, dead letters and consumer groups. Shows the free space of the disks with",
            "artifacts and data on this machine. Changes nothing.",
            "Exit status 1 if there is a problem."
        },
        footer = {"", "Example:", "  ./ventral doctor"})
public final class DoctorCommand implements Callable<Integer> {

    /** Consumer groups, with the topic whose partitions each distributes. */
    private static final Map<String, Topic<?>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("render-service", Topics.STREAM_INTENTS);
        GROUPS.put("trainer-service", Topics.RUN_INTENTS);
        GROUPS.put("scorer-service", Topics.CHECKPOINTS);
        GROUPS.put("scorer-service-tasks", Topics.SCORING_TASKS);
    }

    enum FindingFormat {
        TABLE,
        JSON
    }

    static final class FindingFormatConverter extends EnumConverter<FindingFormat> {
        FindingFormatConverter() {
            super(FindingFormat.class);
        }
    }

    @Mixin
    private GatewayOption gateway = new GatewayOption();

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = FindingFormatConverter.class,
            description = "output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private FindingFormat form = FindingFormat.TABLE;

    @Override
    public Integer call() throws IOException {
        List<DoctorFinding> findings = new ArrayList<>(work());
        addDisk(LocalOptions.home().resolve(LocalOptions.DATA), findings);
        findings.addAll(broker());
        Terminal terminal = Terminal.standardOutput();
        if (form == FindingFormat.JSON) {
            terminal.println(json(findings));
        } else {
            table(findings).lines().forEach(terminal::println);
            remedies(findings).forEach(terminal::println);
        }
        return findings.stream().anyMatch(finding -> finding.level() == Severity.PROBLEM)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private List<DoctorFinding> work() {
        List<DoctorFinding> findings = new ArrayList<>();
        try (GatewayClient asked = gateway.connect()) {
            findings.addAll(ResourceChecks.streams(asked.streams().list()));
            findings.addAll(ResourceChecks.runs(asked.runs().list("")));
            findings.addAll(ResourceChecks.benchmarks(asked.benchmarks().list()));
            findings.add(0, DoctorFinding.ok("gateway", "answers at " + asked.address()));
            asked.checkpoints().list().stream()
                    .reduce((before, checkpoint) -> checkpoint)
                    .ifPresent(newest -> {
                        findings.add(weights(asked, newest));
                        artifactFolder(newest).ifPresent(folder -> addDisk(folder, findings));
                    });
        } catch (GatewayException e) {
            findings.add(DoctorFinding.problem(
                    "gateway",
                    Objects.requireNonNullElse(e.getMessage(), "does not answer"),
                    "start it, or name another with --gateway; its health is at /q/health of its management"
                            + " port, by default 127.0.0.1:8478"));
        }
        return findings;
    }

    private static DoctorFinding weights(GatewayClient asked, Checkpoint checkpoint) {
        try {
            asked.weights().read(checkpoint.getName(), checkpoint.getSizeBytes() - 1, OutputStream.nullOutputStream());
            return DoctorFinding.ok("artifacts", "%s can be read".formatted(checkpoint.getName()));
        } catch (GatewayException | IOException e) {
            return DoctorFinding.problem(
                    "artifacts",
                    "%s cannot be read: %s".formatted(checkpoint.getName(), e.getMessage()),
                    "give the gateway the trainers' folder under the same path, or the S3 store's endpoint and credentials");
        }
    }

    /** Returns the folder of a checkpoint's artifact, if it is a folder of this machine. */
    private static Optional<Path> artifactFolder(Checkpoint checkpoint) {
        try {
            URI uri = URI.create(checkpoint.getUri());
            return "file".equals(uri.getScheme())
                    ? Optional.ofNullable(Path.of(uri).getParent())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what is wrong with the artifact is the finding of its read
        }
    }

    private static void addDisk(Path folder, List<DoctorFinding> findings) {
        try {
            findings.add(DiskChecks.of(folder, DiskWatermark.freeBytes(folder)));
        } catch (IOException e) {
            return; // the folder is on another machine
        }
    }

    private List<DoctorFinding> broker() throws IOException {
        try {
            Set<String> dead =
                    BackupTopics.TABLES.stream().map(Topic::deadLetterName).collect(Collectors.toSet());
            BrokerState state = BrokerStateReader.of(broker.kafka(), dead, GROUPS.keySet());
            List<DoctorFinding> findings = new ArrayList<>();
            findings.add(DoctorFinding.ok("broker", "answers at " + broker.address()));
            findings.addAll(TopicChecks.of(state, BackupTopics.TABLES));
            findings.addAll(TopicChecks.groups(state, GROUPS));
            return findings;
        } catch (KafkaException e) {
            return List.of(DoctorFinding.problem(
                    "broker",
                    "%s: %s".formatted(broker.address(), BrokerOptions.reason(e)),
                    "start it, or name another with --bootstrap-server; set TLS and passwords with --command-config"));
        }
    }

    private static TextTable table(List<DoctorFinding> findings) {
        return new TextTable(
                List.of(words(""), words("subject"), words("state")),
                findings.stream()
                        .map(finding -> List.of(
                                finding.level().name().toLowerCase(Locale.ROOT), finding.subject(), finding.state()))
                        .toList());
    }

    private static List<String> remedies(List<DoctorFinding> findings) {
        List<String> lines = new ArrayList<>();
        for (DoctorFinding finding : findings) {
            if (!finding.remedy().isEmpty()) {
                lines.add("");
                lines.add("%s: %s".formatted(finding.subject(), finding.state()));
                lines.add("  " + finding.remedy());
            }
        }
        return lines;
    }

    private static String json(List<DoctorFinding> findings) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // records of strings can always be written
        }
    }
}
