/** Reads artifacts from an S3-compatible object store. */
@NullMarked
package ventral.gateway.s3;

import org.jspecify.annotations.NullMarked;
