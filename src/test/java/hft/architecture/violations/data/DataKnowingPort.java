package hft.architecture.violations.data;

import hft.architecture.violations.port.Innocent;

/** Breaks: data knows core only. */
public record DataKnowingPort(Innocent port) {}
