/** Decides who calls the gateway, and what each caller may do. */
@NullMarked
package ventral.gateway.security;

import org.jspecify.annotations.NullMarked;
