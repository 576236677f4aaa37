/** The commands an operator sends to a running engine: kill, ladder, rearm, status. */
package hft.app.operator;
