/** Implements the command that injects faults into a system and checks what the system promises. */
@NullMarked
package ventral.cli.chaos;

import org.jspecify.annotations.NullMarked;
