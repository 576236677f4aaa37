/**
 * The nets, written once against {@link hft.alpha.net.Ops} and therefore without an engine: torch
 * runs them to train, ONNX is the same calls written down as a graph. A net is immutable and says
 * which parameters it has; their values are {@link hft.alpha.net.Weights}.
 */
package hft.alpha.net;
