/**
 * Policies that learn how to quote: their networks, the worlds in which they practise, and what the
 * best possible policy is worth where that is known. Pure: seeds, parameters and scratch memory are
 * arguments.
 *
 * <pre>
 * Environment --observations--> Normaliser --> Network --actions--> Environment
 *      |                                                                |
 *      +--rewards--> Advantages --> SurrogateLoss --> gradient of the network
 * </pre>
 */
package hft.core.policy;
