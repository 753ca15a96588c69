/** Keeps artifacts as objects named by their digest in storage that speaks S3. */
@NullMarked
package ventral.trainer.s3;

import org.jspecify.annotations.NullMarked;
