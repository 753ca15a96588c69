package ventral.cli.local;

import java.util.Arrays;
import java.util.Random;

/** Finds free ports, for tests that run beside a system and beside other tests. */
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
