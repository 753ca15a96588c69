/** Object storage that speaks Amazon's S3 protocol, as all services that store or read artifacts speak it. */
@NullMarked
package ventral.contract.s3;

import org.jspecify.annotations.NullMarked;
