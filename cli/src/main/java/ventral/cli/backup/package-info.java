/** Reads and writes backups: one file with the last value of every key in every table. */
@NullMarked
package ventral.cli.backup;

import org.jspecify.annotations.NullMarked;
