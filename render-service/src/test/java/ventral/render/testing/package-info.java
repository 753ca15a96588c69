/** What tests of the renderer run on: logs in memory, a painter without a driver, a broker in this JVM. */
@NullMarked
package ventral.render.testing;

import org.jspecify.annotations.NullMarked;
