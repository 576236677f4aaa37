package hft.architecture.violations.cycle.two;

import hft.architecture.violations.cycle.one.One;

/** Breaks, with the other: no cycles between packages. */
public record Two(java.util.List<One> one) {}
