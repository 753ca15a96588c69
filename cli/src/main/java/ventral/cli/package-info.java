/** Implements the commands of {@code ventral}. */
@NullMarked
package ventral.cli;

import org.jspecify.annotations.NullMarked;
