/** Downloads files over HTTP, with S3's URLs. Contains no decisions. */
@NullMarked
package ventral.scorer.http;

import org.jspecify.annotations.NullMarked;
