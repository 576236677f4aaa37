package hft.architecture.violations.wire;

import hft.architecture.violations.port.Innocent;

/** Breaks: wire knows core only. */
public record WireKnowingPort(Innocent port) {}
