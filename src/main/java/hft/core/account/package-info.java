/**
 * Positions, cash, fees, rebates and funding in exact arithmetic. Money is conserved: whatever the
 * order of fills, cash and positions add up to what was put in and what flowed, to the last 1e-8.
 */
package hft.core.account;
