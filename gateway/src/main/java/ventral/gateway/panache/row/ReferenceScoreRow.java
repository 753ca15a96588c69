package ventral.gateway.panache.row;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ReferenceScoreName;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.ReferenceScore.CurvePoint;

@Entity
@Table(name = "reference_score")
@SuppressWarnings("NullAway.Init")
public class ReferenceScoreRow extends MeasurementRow {

    public String reference;
    public String benchmark;
    public String displayName;
    public String sha256;
    public @Nullable String family;
    public @Nullable Long trainingImageCount;
    public @Nullable Double publishedRatioSquared;
    public Instant createTime;

    @Embedded
    public LayerScoreColumns tried;

    public void set(ReferenceScore score) {
        sortKey = name;
        reference = score.name().reference().toString();
        benchmark = score.name().benchmark().toString();
        displayName = score.displayName();
        sha256 = score.sha256();
        setMeasurement(score.measurement());
        tried = LayerScoreColumns.of(score.measurement().layers());
        family = score.point().map(CurvePoint::family).orElse(null);
        trainingImageCount = score.point().map(CurvePoint::trainingImageCount).orElse(null);
        publishedRatioSquared = score.point().map(CurvePoint::ratioSquared).orElse(null);
        createTime = score.createTime();
    }

    @Override
    public ReferenceScore value() {
        return new ReferenceScore(
                ReferenceScoreName.parse(name),
                displayName,
                sha256,
                measurement(tried.scores()),
                family == null || trainingImageCount == null || publishedRatioSquared == null
                        ? null
                        : new CurvePoint(family, trainingImageCount, publishedRatioSquared),
                createTime);
    }
}
