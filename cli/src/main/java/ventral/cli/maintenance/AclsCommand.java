package ventral.cli.maintenance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.Terminal;
import ventral.contract.topic.AccessRule;
import ventral.contract.topic.TopicAccess;
import ventral.platform.kafka.KafkaAccessControl;

/** Sets the ACLs of every program on a broker. */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description = {
            "Sets what each service may do on a broker that authorizes its clients.",
            "",
            "Each service may write its own topics alone. Replaces the ACLs of the users gateway, render-service,",
            "trainer-service, scorer-service, import and maintenance; those of other users stay. Needs a user that may",
            "alter ACLs. On Kubernetes, the chart does the same if Strimzi runs Kafka."
        },
        footer = {
            "",
            "Example:",
            "  ./ventral acls --bootstrap-server kafka:9093 --command-config admin.properties --user-prefix ventral-"
        })
public final class AclsCommand implements Callable<Integer> {

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--user-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "beginning of the names of the users on the broker (default: none)")
    private String prefix = "";

    @Override
    public Integer call() throws CommandException, IOException {
        Map<String, List<AccessRule>> rules = TopicAccess.rulesByUser().entrySet().stream()
                .collect(Collectors.toMap(user -> prefix + user.getKey(), Map.Entry::getValue));
        try {
            KafkaAccessControl.replace(broker.kafka(), rules);
        } catch (KafkaException e) {
            throw new CommandException(
                    "%s does not set ACLs: %s. Name a user that may alter ACLs with --command-config, on a broker with an authorizer"
                            .formatted(broker.address(), BrokerOptions.reason(e)));
        }
        Terminal.standardOutput()
                .println("Set the ACLs of %s"
                        .formatted(String.join(
                                ", ", rules.keySet().stream().sorted().toList())));
        return 0;
    }
}
