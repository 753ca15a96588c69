/** Runs a service's work on threads that the process does not outlive. */
@NullMarked
package ventral.platform.thread;

import org.jspecify.annotations.NullMarked;
