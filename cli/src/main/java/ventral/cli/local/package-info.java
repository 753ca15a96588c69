/** The whole system on one machine: broker, database and services, started, watched and stopped as one. */
@NullMarked
package ventral.cli.local;

import org.jspecify.annotations.NullMarked;
