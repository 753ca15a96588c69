package ventral.gateway.panache.row;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import ventral.gateway.ledger.model.Score;

@Entity
@Table(name = "score")
@SuppressWarnings("NullAway.Init")
public class ScoreRow extends RunMeasurementRow {

    @Embedded
    public LayerScoreColumns tried;

    public void set(Score score) {
        setAllButLayers(score);
        tried = LayerScoreColumns.of(score.measurement().layers());
    }

    @Override
    public Score value() {
        return score(tried.scores());
    }
}
