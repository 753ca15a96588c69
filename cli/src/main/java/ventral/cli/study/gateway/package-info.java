/** Creates a study's resources through the gateway, and reads what became of them. */
@NullMarked
package ventral.cli.study.gateway;

import org.jspecify.annotations.NullMarked;
