/** Starts and stops child processes, and finds those that an earlier launcher left running. */
@NullMarked
package ventral.launcher.process;

import org.jspecify.annotations.NullMarked;
