/** Decides at which addresses a service may listen. */
@NullMarked
package ventral.platform.security;

import org.jspecify.annotations.NullMarked;
