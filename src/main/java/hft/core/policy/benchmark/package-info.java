/**
 * Market making problems whose best answer is known, to hold learned policies against: Cartea and
 * Jaimungal's with a running inventory penalty, solved exactly, and Avellaneda and Stoikov's own
 * simulation.
 */
package hft.core.policy.benchmark;
