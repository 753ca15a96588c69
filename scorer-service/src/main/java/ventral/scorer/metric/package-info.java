/** Metrics that compare features with responses, such as cross-validated partial least squares, ridge, CKA and RSA. */
@NullMarked
package ventral.scorer.metric;

import org.jspecify.annotations.NullMarked;
