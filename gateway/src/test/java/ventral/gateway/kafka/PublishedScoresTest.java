package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import ventral.events.v1.ReferenceScored;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.ReferenceScore.CurvePoint;
import ventral.type.v1.Region;

class PublishedScoresTest {

    private static final ReferenceScored PUBLISHED = ReferenceScored.newBuilder()
            .setScore("references/resnet18-imagenet-10/scores/majajhong2015public-it-pls")
            .setDisplayName("ImageNet ResNet-18")
            .setSha256(ByteString.fromHex("ef".repeat(32)))
            .setRegion(Region.REGION_IT)
            .setMetric("pls")
            .setBenchmarkVersion(4)
            .setCeilingUnknown(true)
            .setFamily("imagenet-resnet18")
            .setTrainingImageCount(10_000)
            .setPublishedRatioSquaredValue(.375)
            .build();

    @Test
    void a_published_score_is_a_point_of_its_familys_curve_without_a_ceiling() {
        ReferenceScore score = read(PUBLISHED);
        assertThat(score.point()).contains(new CurvePoint("imagenet-resnet18", 10_000, .375));
        assertThat(score.measurement().values().ceiled()).isNull();
    }

    @Test
    void a_network_that_was_measured_here_stands_alone() {
        assertThat(read(PUBLISHED.toBuilder().clearPublishedRatioSquaredValue().build())
                        .point())
                .isEmpty();
    }

    @Test
    void a_published_score_without_a_family_or_a_count_of_images_is_refused_by_the_field() {
        assertThatThrownBy(() -> read(PUBLISHED.toBuilder().clearFamily().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("family is blank");
        assertThatThrownBy(() ->
                        read(PUBLISHED.toBuilder().setTrainingImageCount(0).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training_image_count is 0; it must be at least 1");
    }

    private static ReferenceScore read(ReferenceScored message) {
        return ScoreEventMapper.referenceScore(message).score();
    }
}
