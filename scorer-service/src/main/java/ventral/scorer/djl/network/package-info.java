/** Runs the forward passes of residual networks and TorchScript modules with DJL, and checks the engine. */
@NullMarked
package ventral.scorer.djl.network;

import org.jspecify.annotations.NullMarked;
