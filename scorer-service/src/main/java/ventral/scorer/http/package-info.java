/** Fetches files over HTTP. Speaks HTTP and the addresses of S3, decides nothing. */
@NullMarked
package ventral.scorer.http;

import org.jspecify.annotations.NullMarked;
