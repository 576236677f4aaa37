/**
 * Start, settings, wiring, shutdown. Imports everything; nothing imports it. The only package that
 * knows that modes exist.
 */
package hft.app;
