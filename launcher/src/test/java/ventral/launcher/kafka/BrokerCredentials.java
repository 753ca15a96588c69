package ventral.launcher.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passwords of a broker's users, by SASL's mechanism PLAIN. They cross the loopback device alone, so they are not
 * encrypted.
 *
 * @param superUser user that may do everything; the broker itself connects as it
 * @param passwords password of each user, including the super user
 */
record BrokerCredentials(String superUser, Map<String, String> passwords) {

    private static final String LISTENER = "CLIENT";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

    BrokerCredentials {
        passwords = Map.copyOf(passwords);
        if (!passwords.containsKey(superUser)) {
            throw new IllegalArgumentException("the super user %s has no password".formatted(superUser));
        }
        passwords.forEach((user, password) -> {
            if (!WORD.matcher(user).matches() || !WORD.matcher(password).matches()) {
                throw new IllegalArgumentException(
                        "the name and the password of user '%s' must consist of letters, digits and hyphens"
                                .formatted(user));
            }
        });
    }

    /** Returns the properties with which a client connects as a user. */
    Map<String, Object> clientSettings(String user) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(user) + ";");
    }

    /**
     * Adds the settings of a broker whose listeners, also that of its controller, accept these users only, and whose
     * topics are open to those whom access rules allow. Replaces the name of the plain listener.
     */
    void applyTo(Properties broker) {
        for (String key : new String[] {"listeners", "advertised.listeners"}) {
            broker.put(key, broker.getProperty(key).replace("PLAINTEXT://", LISTENER + "://"));
        }
        broker.put("inter.broker.listener.name", LISTENER);
        broker.put("listener.security.protocol.map", LISTENER + ":SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        broker.put("sasl.enabled.mechanisms", "PLAIN");
        broker.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        broker.put("sasl.mechanism.controller.protocol", "PLAIN");
        String users = passwords.entrySet().stream()
                .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
                .sorted()
                .collect(Collectors.joining());
        for (String listener : new String[] {LISTENER, "CONTROLLER"}) {
            broker.put(
                    "listener.name.%s.plain.sasl.jaas.config".formatted(listener.toLowerCase(Locale.ROOT)),
                    login(superUser) + users + ";");
        }
        broker.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.put("super.users", "User:" + superUser);
    }

    private String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(user, passwords.get(user));
    }

    /** Returns the users without their passwords. */
    @Override
    public String toString() {
        return "BrokerCredentials" + passwords.keySet();
    }
}
