/**
 * What goes wrong on purpose: a seeded plan of faults on frames, HTTP answers and actions. The same
 * plan and the same traffic give the same faults.
 */
package hft.exchange.fault;
