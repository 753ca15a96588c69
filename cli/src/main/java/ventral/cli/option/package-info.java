/** Defines the options that many commands share: the gateway to query, the output format, the sort order, and the local system's folder and ports. */
@NullMarked
package ventral.cli.option;

import org.jspecify.annotations.NullMarked;
