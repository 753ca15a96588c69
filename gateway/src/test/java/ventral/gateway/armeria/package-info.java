/** Tests the web server over real connections. */
@NullMarked
package ventral.gateway.armeria;

import org.jspecify.annotations.NullMarked;
