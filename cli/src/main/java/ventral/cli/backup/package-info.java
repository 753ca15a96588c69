/** What a system knows, in one file: the last value of every name in every table. */
@NullMarked
package ventral.cli.backup;

import org.jspecify.annotations.NullMarked;
