/** Runs a PostgreSQL server from embedded binaries as a child process. */
@NullMarked
package ventral.launcher.postgres;

import org.jspecify.annotations.NullMarked;
