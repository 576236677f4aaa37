/**
 * The level-2 book and the market-data frame that changes it. One writer per book; readers on other
 * threads see whole states only.
 */
package hft.core.book;
