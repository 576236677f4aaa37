/**
 * Nets on torch, through DJL: forward passes and gradients. Values live in arrays of ours and are
 * copied in; what a call makes lives in a scope of its own and goes with it.
 */
package hft.alpha.torch;
