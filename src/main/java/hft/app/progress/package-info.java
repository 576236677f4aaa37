/** Shows how far long work is: a bar when somebody watches, a line now and then otherwise. */
package hft.app.progress;
