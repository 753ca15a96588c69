/** Defines the fields of a training recipe that a user can set, on the command line and in a study's file. */
@NullMarked
package ventral.cli.recipe;

import org.jspecify.annotations.NullMarked;
