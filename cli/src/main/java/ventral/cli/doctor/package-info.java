/** Checks an installation for problems, and says why each matters and what to do about it. */
@NullMarked
package ventral.cli.doctor;

import org.jspecify.annotations.NullMarked;
