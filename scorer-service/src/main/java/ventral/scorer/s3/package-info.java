/** Reads artifacts from S3-compatible storage. */
@NullMarked
package ventral.scorer.s3;

import org.jspecify.annotations.NullMarked;
