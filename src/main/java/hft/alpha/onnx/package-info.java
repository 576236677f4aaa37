/**
 * Nets as ONNX: the same calls that torch runs are written down as a graph, in protocol-buffer
 * bytes of our own making, and run by ONNX Runtime.
 */
package hft.alpha.onnx;
