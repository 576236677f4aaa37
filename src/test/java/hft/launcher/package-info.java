/** The {@code hft} script at the root of the project. */
package hft.launcher;
