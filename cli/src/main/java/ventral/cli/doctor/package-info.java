/** What may be wrong with an installation, why it matters, and what to do about it. */
@NullMarked
package ventral.cli.doctor;

import org.jspecify.annotations.NullMarked;
