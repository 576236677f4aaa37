/** What a signature costs, behind {@code ./hft bench sign}. */
package hft.app.sign;
