package ventral.gateway.ledger;

import java.time.Instant;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;

/** A checkpoint measured against one benchmark. */
public record Score(ScoreName name, RunSpec runSpec, Measurement measurement, Instant createTime) {}
