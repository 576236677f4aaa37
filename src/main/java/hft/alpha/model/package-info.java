/** Files of models: tensors with names (safetensors) and the folder around them. */
package hft.alpha.model;
