/** The walls between the packages, as rules that have been seen to fail. */
package hft.architecture;
