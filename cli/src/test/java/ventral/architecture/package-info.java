/** The rules that the code of every module keeps, each with a class that breaks it. */
package ventral.architecture;
