/** Artifacts in storage that speaks S3. */
@NullMarked
package ventral.gateway.s3;

import org.jspecify.annotations.NullMarked;
