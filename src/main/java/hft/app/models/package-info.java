/** The model that the settings name, for whichever world the tree trades in. */
package hft.app.models;
