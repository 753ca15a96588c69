package ventral.cli.local;

import java.util.Arrays;
import java.util.Random;

/** Ports that nobody listens on, for tests beside a running system and beside one another. */
public final class FreePorts {

    private FreePorts() {}

    public static Ports find() {
        Random random = new Random();
        while (true) {
            Ports ports = new Ports(10_000 + random.nextInt(20_000));
            if (Arrays.stream(Endpoint.values()).allMatch(endpoint -> Ports.isFree(ports.of(endpoint)))) {
                return ports;
            }
        }
    }
}
