/** The one clock of everything that runs in real time. */
package hft.app.clock;
