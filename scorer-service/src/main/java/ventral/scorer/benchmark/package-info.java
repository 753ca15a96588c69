/** What a network is measured against, and how well it did. */
@NullMarked
package ventral.scorer.benchmark;

import org.jspecify.annotations.NullMarked;
