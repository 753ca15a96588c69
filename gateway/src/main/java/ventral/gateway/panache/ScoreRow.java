package ventral.gateway.panache;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import ventral.gateway.ledger.Score;

@Entity
@Table(name = "score")
@SuppressWarnings("NullAway.Init")
class ScoreRow extends RunMeasurementRow {

    @Embedded
    public LayerScoreColumns tried;

    void set(Score score) {
        setAllButLayers(score);
        tried = LayerScoreColumns.of(score.measurement().layers());
    }

    @Override
    Score value() {
        return score(tried.scores());
    }
}
