/** Files of models: tensors with names (safetensors), written whole or not at all. */
package hft.alpha.model;
