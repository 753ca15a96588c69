package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ventral.platform.artifact.ObjectUri;

class S3ExceptionMapperTest {

    @Test
    void what_a_store_says_of_the_identity_that_it_denies_is_not_repeated() {
        S3Exception denied = (S3Exception) S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage("User: arn:aws:iam::123456789012:user/annette is not authorized; key AKIAEXAMPLE")
                        .build())
                .build();
        ObjectStoreSettings settings = new ObjectStoreSettings("ventral.trainer.s3", null, "us-east-1");
        assertThat(new S3ExceptionMapper(settings).of(denied, "write", new ObjectUri("bucket", "key")))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll(
                        "access to bucket bucket is denied (403 AccessDenied)", "AWS_SHARED_CREDENTIALS_FILE")
                .hasMessageNotContaining("annette")
                .hasMessageNotContaining("AKIA");
    }
}
