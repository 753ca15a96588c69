/** Client of object storage by Amazon's S3 protocol, shared by all services that store or read artifacts. */
@NullMarked
package ventral.contract.s3;

import org.jspecify.annotations.NullMarked;
