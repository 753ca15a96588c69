package ventral.gateway.panache.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import ventral.gateway.ledger.model.Score;

/** Maps a score's row without the columns of individual layers, for queries that do not need them. */
@Entity
@Immutable
@Table(name = "score")
public class ScoreRowWithoutLayers extends RunMeasurementRow {

    @Override
    public Score value() {
        return score(List.of());
    }
}
