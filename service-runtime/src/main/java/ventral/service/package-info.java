/** Holds the beans of Quarkus that every service has. */
@NullMarked
package ventral.service;

import org.jspecify.annotations.NullMarked;
