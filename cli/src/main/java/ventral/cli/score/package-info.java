/** Implements the commands on alignment scores, on the benchmarks that give them, and on the reference networks that they are compared with. */
@NullMarked
package ventral.cli.score;

import org.jspecify.annotations.NullMarked;
