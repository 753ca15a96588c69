/** The guide for clients that are not ours, done as its readers would do it. */
@NullMarked
package ventral.gateway.clients;

import org.jspecify.annotations.NullMarked;
