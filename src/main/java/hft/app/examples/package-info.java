/** Examples out of recorded markets, for whoever trains and judges models. */
package hft.app.examples;
