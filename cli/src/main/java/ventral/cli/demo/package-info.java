/** One small experiment from its order to its curves: what is asked for, how far it is, what came out. */
@NullMarked
package ventral.cli.demo;

import org.jspecify.annotations.NullMarked;
