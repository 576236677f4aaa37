/** The engine as a service of the operating system: what a service manager is told. */
package hft.app.service;
