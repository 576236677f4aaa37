/**
 * Limits, pre-trade rules, exposure, breakers and the kill latch. {@link
 * hft.core.risk.ApprovedOrder} is the proof that the gate said yes and the only thing the batcher
 * accepts; nothing outside this package can make one.
 */
package hft.core.risk;
