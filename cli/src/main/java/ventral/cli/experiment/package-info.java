/** One experiment from its order to its curves: what is asked for, how far it is, what came out. */
@NullMarked
package ventral.cli.experiment;

import org.jspecify.annotations.NullMarked;
