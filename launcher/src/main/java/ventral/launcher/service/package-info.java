/** Launches the packaged services with the options and environment variables that they need on one machine. */
@NullMarked
package ventral.launcher.service;

import org.jspecify.annotations.NullMarked;
