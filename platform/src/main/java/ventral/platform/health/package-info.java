/** Reports the health of a process to whoever runs it. */
@NullMarked
package ventral.platform.health;

import org.jspecify.annotations.NullMarked;
