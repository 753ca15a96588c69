/** What a trainer works with, in memory. */
package ventral.trainer.testing;
