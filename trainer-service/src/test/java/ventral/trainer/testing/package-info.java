/** In-memory implementations of a trainer's dependencies, for tests. */
package ventral.trainer.testing;
