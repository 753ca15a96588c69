package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import ventral.gateway.ledger.Score;

/** A score's row as it is read where nobody asks for the layers that were tried. */
@Entity
@Immutable
@Table(name = "score")
class BareScoreRow extends RunMeasurementRow {

    @Override
    Score value() {
        return score(List.of());
    }
}
