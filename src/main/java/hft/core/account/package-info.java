/**
 * What the account holds and how it got there, in exact arithmetic. Conservation law: equity is the
 * initial cash plus all cash flows (trades, fees, rebates, funding) plus every position at its
 * mark, to the last 1e-8.
 */
package hft.core.account;
