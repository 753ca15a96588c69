/** Holds the commands that score, analyse and simulate without a running system, with their options and printed reports. */
@NullMarked
package ventral.scorer.command;

import org.jspecify.annotations.NullMarked;
