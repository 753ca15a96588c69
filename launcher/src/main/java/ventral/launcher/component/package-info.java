/** Describes a component of the local system: the ports that it listens on, the folder that holds its data, and how it reports its end. */
@NullMarked
package ventral.launcher.component;

import org.jspecify.annotations.NullMarked;
