/** Charts as SVG text, for self-contained pages: nothing is loaded, nothing runs. */
package hft.app.chart;
