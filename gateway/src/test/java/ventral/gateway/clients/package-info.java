/** Runs the guide for third-party clients as its readers would. */
@NullMarked
package ventral.gateway.clients;

import org.jspecify.annotations.NullMarked;
