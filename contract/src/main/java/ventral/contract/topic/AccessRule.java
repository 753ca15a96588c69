package ventral.contract.topic;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Allows operations on the resources of a Kafka cluster that a name selects.
 *
 * @param name name of the resource, or the beginning of the names of several
 */
public record AccessRule(Resource resource, Match match, String name, Set<Operation> operations) {

    /** The kind of a resource. */
    public enum Resource {
        TOPIC,
        GROUP,
        CLUSTER
    }

    /** The kinds of match between a rule's name and the names of resources. */
    public enum Match {
        LITERAL,
        PREFIX
    }

    /** An operation of Kafka's authorizer, under its name there. READ and WRITE include DESCRIBE. */
    public enum Operation {
        READ,
        WRITE,
        CREATE,
        DELETE,
        DESCRIBE,
        DESCRIBE_CONFIGS,
        ALTER_CONFIGS
    }

    public AccessRule {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an access rule to a %s must have a name".formatted(resource));
        }
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("the access rule to %s %s allows nothing".formatted(resource, name));
        }
        operations = Collections.unmodifiableSet(new TreeSet<>(operations));
    }
}
