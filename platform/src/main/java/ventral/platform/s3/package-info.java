/** Stores artifacts as objects, named by their digest, in storage with the S3 protocol. */
@NullMarked
package ventral.platform.s3;

import org.jspecify.annotations.NullMarked;
