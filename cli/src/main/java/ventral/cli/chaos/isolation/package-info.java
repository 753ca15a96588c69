/** Gives a tested system Linux namespaces, small file systems, hosts and clocks of its own. */
@NullMarked
package ventral.cli.chaos.isolation;

import org.jspecify.annotations.NullMarked;
