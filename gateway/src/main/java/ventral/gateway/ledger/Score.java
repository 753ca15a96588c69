package ventral.gateway.ledger;

import java.time.Instant;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;

/** A checkpoint measured against one benchmark. */
public record Score(ScoreName name, RunSpec runSpec, Measurement measurement, Instant createTime) {

    /** The same as if no layer had been tried. */
    public Score withoutLayers() {
        return new Score(name, runSpec, measurement.withoutLayers(), createTime);
    }
}
