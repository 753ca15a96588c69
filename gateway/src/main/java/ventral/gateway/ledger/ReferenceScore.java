package ventral.gateway.ledger;

import java.time.Instant;
import ventral.contract.name.ReferenceScoreName;

/**
 * A network that is none of the system's runs, measured against one benchmark.
 *
 * @param displayName of the network
 * @param sha256 of the file that holds the network, 64 hexadecimal digits
 */
public record ReferenceScore(
        ReferenceScoreName name, String displayName, String sha256, Measurement measurement, Instant createTime) {}
