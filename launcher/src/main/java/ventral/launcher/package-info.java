/** Runs the whole system on one machine: starts, watches and stops the broker, the database and the services together. */
@NullMarked
package ventral.launcher;

import org.jspecify.annotations.NullMarked;
