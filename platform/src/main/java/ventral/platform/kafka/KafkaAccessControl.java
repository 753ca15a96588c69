package ventral.platform.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import ventral.contract.topic.AccessRule;

/** Sets the access rules of users on a broker that authorizes its clients. */
public final class KafkaAccessControl {

    private static final String ANY_HOST = "*";

    private KafkaAccessControl() {}

    /**
     * Replaces the access rules of users. Those of other users stay.
     *
     * @param kafka connection properties of a user that may alter access rules
     * @throws KafkaException if the broker cannot be reached, or refuses
     */
    public static void replace(Map<String, Object> kafka, Map<String, List<AccessRule>> rulesByUser) {
        try (Admin admin = Admin.create(kafka)) {
            for (Map.Entry<String, List<AccessRule>> user : rulesByUser.entrySet()) {
                String principal = "User:" + user.getKey();
                replace(admin, principal, bindings(principal, user.getValue()));
            }
        }
    }

    private static void replace(Admin admin, String principal, Set<AclBinding> wanted) {
        Collection<AclBinding> present = got(admin.describeAcls(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY)))
                .values());
        List<AclBinding> added =
                wanted.stream().filter(binding -> !present.contains(binding)).toList();
        List<AclBindingFilter> removed = present.stream()
                .filter(binding -> !wanted.contains(binding))
                .map(AclBinding::toFilter)
                .toList();
        if (!added.isEmpty()) {
            got(admin.createAcls(added).all());
        }
        if (!removed.isEmpty()) {
            got(admin.deleteAcls(removed).all());
        }
    }

    private static Set<AclBinding> bindings(String principal, List<AccessRule> rules) {
        List<AclBinding> bindings = new ArrayList<>();
        for (AccessRule rule : rules) {
            ResourcePattern pattern =
                    new ResourcePattern(type(rule.resource()), rule.name(), patternType(rule.match()));
            rule.operations()
                    .forEach(operation -> bindings.add(new AclBinding(
                            pattern,
                            new AccessControlEntry(
                                    principal,
                                    ANY_HOST,
                                    AclOperation.fromString(operation.name()),
                                    AclPermissionType.ALLOW))));
        }
        return new HashSet<>(bindings);
    }

    private static ResourceType type(AccessRule.Resource resource) {
        return switch (resource) {
            case TOPIC -> ResourceType.TOPIC;
            case GROUP -> ResourceType.GROUP;
            case CLUSTER -> ResourceType.CLUSTER;
        };
    }

    private static PatternType patternType(AccessRule.Match match) {
        return switch (match) {
            case LITERAL -> PatternType.LITERAL;
            case PREFIX -> PatternType.PREFIXED;
        };
    }

    private static <T> T got(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the broker refuses a request about access rules: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
