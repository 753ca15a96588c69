/** How well features predict responses: partial least squares, cross-validated, judged by correlation. */
@NullMarked
package ventral.scorer.metric;

import org.jspecify.annotations.NullMarked;
