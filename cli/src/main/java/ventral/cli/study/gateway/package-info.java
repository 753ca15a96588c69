/** Creates a study's resources through the gateway, and reads their results. */
@NullMarked
package ventral.cli.study.gateway;

import org.jspecify.annotations.NullMarked;
