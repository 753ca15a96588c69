/** Checks the architecture rules of every module, each with a class that violates it. */
package ventral.architecture;
